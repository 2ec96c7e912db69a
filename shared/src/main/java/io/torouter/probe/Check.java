package io.torouter.probe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a test of a channel tries. */
public enum Check {
    /** A question that is answered as one document. */
    CALL,
    /** The same, answered as a stream. */
    STREAM,
    /** A question that has to be answered by calling a tool. */
    TOOLS,
    /** How many tokens a question has. */
    COUNT_TOKENS;

    /** As the admin API says it, for example {@code count_tokens}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The check with that {@linkplain #id() id}, or empty. */
    public static Optional<Check> byId(String id) {
        return Arrays.stream(values()).filter(check -> check.id().equals(id)).findFirst();
    }
}

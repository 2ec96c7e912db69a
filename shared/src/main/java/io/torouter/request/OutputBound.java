package io.torouter.request;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** How many tokens an answer may have by what a body says; the most where it says so more than once. */
final class OutputBound {
    private static final byte[] NAME = "maxOutputTokens".getBytes(US_ASCII);
    private static final byte[] OTHER_NAME = "max_output_tokens".getBytes(US_ASCII);

    private long most;

    /** 0 where it does not say. */
    long most() {
        return most;
    }

    /** Reads the value of a key that is the bound itself. */
    void value(JsonCursor cursor) throws MalformedBody {
        most = Math.max(most, cursor.whole());
    }

    /** Reads {@code generationConfig}, in which Gemini's clients say it. */
    void config(JsonCursor cursor) throws MalformedBody {
        if (!cursor.atObject()) {
            cursor.skip();
            return;
        }
        cursor.members((_, name) -> {
            if (cursor.matches(name, NAME) || cursor.matches(name, OTHER_NAME)) {
                value(cursor);
            } else {
                cursor.skip();
            }
        });
    }
}

package io.torouter.simulator.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What goes wrong with one answer, and what the client then sees. */
public enum Fault {
    /** Nothing goes wrong. */
    NONE,
    /** An HTTP error with the vendor's error body instead of an answer. */
    STATUS,
    /** The answer ends early and cleanly: no terminator, but a proper end of the HTTP message. */
    TRUNCATE,
    /** The connection is closed in the middle of the answer. */
    CLOSE,
    /** The connection is reset (TCP RST) in the middle of the answer. */
    RESET,
    /** The answer falls silent in its middle and stays open until the client leaves. */
    STALL,
    /** Not even the head of an answer comes, until the client leaves. */
    SILENT,
    /** The head of the answer is held back until the first token is due. */
    SLOW_HEADERS,
    /** An error inside an answer whose status is 200. */
    ERROR_EVENT,
    /** One event, or the whole body, is not JSON. */
    BAD_JSON;

    /** The name in directives, for example {@code error_event}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Fault> byId(String id) {
        return Arrays.stream(values()).filter(fault -> fault.id().equals(id)).findFirst();
    }
}

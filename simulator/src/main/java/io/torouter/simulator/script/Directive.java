package io.torouter.simulator.script;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Everything a request may tell the simulator about its behaviour, as {@code name=value} in a model id or as a header
 * {@code x-simulator-name}.
 */
public enum Directive {
    /** Changes every id and all filler text. */
    SEED("1", Directive::number),
    /** From the request to the first token. */
    TTFT("0ms", Directive::duration),
    /** Between two tokens. */
    DELAY("0ms", Directive::duration),
    /** Exact length of an answer in text, in tokens; 0 is as long as the answer naturally is. */
    TOKENS("0", Directive::count),
    /** Characters in one token, and so in one streamed delta. */
    CHUNK("4", Directive::positive),
    /** Bytes in one write to the socket, whatever the events are; 0 writes event by event. */
    CUT("0", Directive::count),
    /** Whether all events of an answer leave in one write. */
    BURST("false", Directive::flag),
    /** How often a comment is sent while the stream waits; 0 is never. */
    COMMENTS("0ms", Directive::duration),
    /** Which {@link Fault}. */
    FAULT("none", Directive::fault),
    /** After how many tokens the fault strikes; -1 is before the first event. */
    AFTER("0", Directive::position),
    /** The HTTP status a fault tells of, be it on the status line or in an error event. */
    STATUS("500", Directive::status),
    /** Short for {@code fault=status} and {@code status=…}; 0 is no failure. */
    FAIL("0", Directive::statusOrNone),
    /** Seconds in a {@code retry-after} header next to an error; 0 sends none. */
    RETRY_AFTER("0", Directive::count),
    /** Only that many requests with this model id meet the fault, the later ones do not; 0 is all. */
    FIRST("0", Directive::count);

    private static final int FIRST_ERROR = 400;
    private static final int LAST_ERROR = 599;

    private final String usual;
    private final Consumer<String> check;

    Directive(String usual, Consumer<String> check) {
        this.usual = usual;
        this.check = check;
    }

    /** The name in directives, for example {@code retry_after}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value where nobody says otherwise. */
    String usual() {
        return usual;
    }

    /** That value if it is one this directive takes, or else an {@link IllegalArgumentException} that says why. */
    String checked(String value) {
        try {
            check.accept(value);
            return value;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("directive " + id() + "=" + value + ": " + e.getMessage(), e);
        }
    }

    public static Optional<Directive> byId(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    static String known() {
        return Arrays.stream(values()).map(Directive::id).collect(Collectors.joining(", "));
    }

    static Duration duration(String value) {
        if (!value.matches("\\d{1,9}(ms|s)?")) {
            throw new IllegalArgumentException("expected a duration such as 200ms or 2s");
        }
        var amount = Long.parseLong(value.replaceAll("\\D", ""));
        return value.endsWith("s") && !value.endsWith("ms") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
    }

    private static long number(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a whole number", e);
        }
    }

    private static void count(String value) {
        require(number(value) >= 0 && number(value) <= Integer.MAX_VALUE, "expected 0 or more");
    }

    private static void position(String value) {
        require(number(value) >= -1 && number(value) <= Integer.MAX_VALUE, "expected -1 or more");
    }

    private static void positive(String value) {
        require(number(value) >= 1 && number(value) <= Integer.MAX_VALUE, "expected 1 or more");
    }

    private static void flag(String value) {
        require(value.equals("true") || value.equals("false"), "expected true or false");
    }

    private static void fault(String value) {
        require(Fault.byId(value).isPresent(), "expected one of " + Arrays.toString(Fault.values()));
    }

    private static void status(String value) {
        require(number(value) >= FIRST_ERROR && number(value) <= LAST_ERROR, "expected 400 to 599");
    }

    private static void statusOrNone(String value) {
        if (number(value) != 0) {
            status(value);
        }
    }

    private static void require(boolean holds, String expectation) {
        if (!holds) {
            throw new IllegalArgumentException(expectation);
        }
    }
}

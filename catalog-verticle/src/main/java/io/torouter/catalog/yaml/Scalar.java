package io.torouter.catalog.yaml;

import io.torouter.snapshot.Secret;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How one piece of text becomes a value. The text has its environment variables in it already.
 *
 * @param expected completes "expected …", for example {@code a port from 0 to 65535}
 */
public record Scalar<T>(String expected, Parser<T> parser) {
    /** Reads a text. */
    @FunctionalInterface
    public interface Parser<T> {
        /**
         * @param shown the text as a message may repeat it
         * @throws IllegalArgumentException with the message for the operator
         */
        T parse(String text, String shown);
    }

    /** What {@code parse} refuses by {@link IllegalArgumentException} is not what was expected. */
    public static <T> Scalar<T> of(String expected, Function<String, T> parse) {
        return new Scalar<>(
                expected,
                (text, shown) -> {
                    try {
                        return parse.apply(text);
                    } catch (IllegalArgumentException e) {
                        throw new IllegalArgumentException("expected " + expected + ", got " + shown, e);
                    }
                });
    }

    /** Text that matches a regular expression as a whole. */
    public static Scalar<String> matching(String expected, String regex) {
        var pattern = Pattern.compile(regex);
        return of(
                expected,
                text -> {
                    if (!pattern.matcher(text).matches()) {
                        throw new IllegalArgumentException(text);
                    }
                    return text;
                });
    }

    /** Text of at least one character. */
    public static Scalar<String> text() {
        return matching("text", "(?s).+");
    }

    public static Scalar<Boolean> flag() {
        return of(
                "true or false",
                text ->
                        switch (text) {
                            case "true" -> true;
                            case "false" -> false;
                            default -> throw new IllegalArgumentException(text);
                        });
    }

    public static Scalar<Integer> whole(int min, int max) {
        return of(
                "a whole number from " + min + " to " + max,
                text -> {
                    int number = Integer.parseInt(text);
                    if (number < min || number > max) {
                        throw new IllegalArgumentException(text);
                    }
                    return number;
                });
    }

    public static Scalar<Integer> port() {
        var whole = whole(0, 65535);
        return of("a port from 0 to 65535", text -> whole.parser().parse(text, text));
    }

    public static Scalar<Long> wholeLong(long min) {
        return of(
                min == Long.MIN_VALUE ? "a whole number" : "a whole number, " + min + " or more",
                text -> {
                    long number = Long.parseLong(text);
                    if (number < min) {
                        throw new IllegalArgumentException(text);
                    }
                    return number;
                });
    }

    /** A decimal number, both bounds included. */
    public static Scalar<BigDecimal> decimal(long min, long max) {
        return of(
                "a number from " + min + " to " + max,
                text -> {
                    var number = new BigDecimal(text);
                    if (number.compareTo(BigDecimal.valueOf(min)) < 0
                            || number.compareTo(BigDecimal.valueOf(max)) > 0) {
                        throw new IllegalArgumentException(text);
                    }
                    return number;
                });
    }

    /** One of a few names. The message says which was probably meant, or lists them all. */
    public static <T> Scalar<T> oneOf(String noun, Map<String, T> byName) {
        var sorted = new TreeMap<>(byName);
        return new Scalar<>(
                Unknown.oneOf(sorted.keySet()),
                (text, shown) -> {
                    T value = sorted.get(text);
                    if (value == null) {
                        throw new IllegalArgumentException(Unknown.name(noun, text, shown, sorted.keySet()));
                    }
                    return value;
                });
    }

    /** A credential: no message repeats it. */
    public static Scalar<Secret> secret() {
        return new Scalar<>(
                "a credential",
                (text, _) -> {
                    if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                        throw new IllegalArgumentException(
                                "expected visible ASCII characters only, got others (not shown)");
                    }
                    return new Secret(text);
                });
    }
}

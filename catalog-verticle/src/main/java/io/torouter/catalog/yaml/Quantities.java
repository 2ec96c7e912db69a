package io.torouter.catalog.yaml;

import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with a unit: durations and sizes. */
public final class Quantities {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,15})(ms|s|m|h|d)|0");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})(B|KB|MB|GB)?");

    private Quantities() {}

    /**
     * {@code 500ms}, {@code 5s}, {@code 2m}, {@code 1h}, {@code 30d}, or {@code 0}; both bounds are written the same
     * way.
     */
    public static Scalar<Duration> duration(String min, String max) {
        var expected = "a duration from " + min + " to " + max + ", such as 500ms, 5s, 2m or 1h";
        return within(expected, duration(min), duration(max), Quantities::duration);
    }

    /** Bytes, in steps of 1024: {@code 64KB}, {@code 64MB}, {@code 1GB}, or a number of bytes. */
    public static Scalar<Long> size(String min, String max) {
        var expected = "a size from " + min + " to " + max + ", such as 64KB, 64MB or 1GB";
        return within(expected, size(min), size(max), Quantities::size);
    }

    private static <T extends Comparable<T>> Scalar<T> within(
            String expected, T least, T most, Function<String, T> read) {
        return Scalar.of(
                expected,
                text -> {
                    var value = read.apply(text);
                    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                        throw new IllegalArgumentException(text);
                    }
                    return value;
                });
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        if (matcher.group(1) == null) {
            return Duration.ZERO;
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static long size(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        long amount = Long.parseLong(matcher.group(1));
        int shift =
                switch (String.valueOf(matcher.group(2))) {
                    case "KB" -> 10;
                    case "MB" -> 20;
                    case "GB" -> 30;
                    default -> 0;
                };
        if (amount > Long.MAX_VALUE >> shift) {
            throw new IllegalArgumentException(text);
        }
        return amount << shift;
    }
}

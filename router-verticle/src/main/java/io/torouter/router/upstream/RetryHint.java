package io.torouter.router.upstream;

import io.vertx.core.MultiMap;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How long an upstream that refuses a request asks to wait. The plain words come first: {@code retry-after-ms}, {@code
 * retry-after} in seconds or as a date; then when those limits are full again of which it says that nothing remains.
 */
final class RetryHint {
    private static final String RETRY_AFTER_MS = "retry-after-ms";
    private static final String RETRY_AFTER = "retry-after";

    /** Where vendors say what remains of a limit, and when it is full again. */
    private static final List<Limit> LIMITS =
            List.of(
                    new Limit("x-ratelimit-remaining-requests", "x-ratelimit-reset-requests"),
                    new Limit("x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens"),
                    new Limit("x-ratelimit-remaining", "x-ratelimit-reset"),
                    new Limit("anthropic-ratelimit-requests-remaining", "anthropic-ratelimit-requests-reset"),
                    new Limit("anthropic-ratelimit-tokens-remaining", "anthropic-ratelimit-tokens-reset"),
                    new Limit("anthropic-ratelimit-input-tokens-remaining", "anthropic-ratelimit-input-tokens-reset"),
                    new Limit(
                            "anthropic-ratelimit-output-tokens-remaining", "anthropic-ratelimit-output-tokens-reset"));

    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(?:\\.\\d{1,9})?");
    private static final Pattern DURATION = Pattern.compile("(?:\\d{1,9}(?:\\.\\d{1,9})?(?:ms|[smhd]))+");
    private static final Pattern DURATION_PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|[smhd])");

    /** What is larger than any number of seconds to wait is a point in time, in milliseconds. */
    private static final double LEAST_EPOCH_MILLIS = 1e11;

    private record Limit(String remaining, String reset) {}

    private RetryHint() {}

    /**
     * @return 0 where it does not say, or says what cannot be read
     */
    static long millis(MultiMap headers, Instant now) {
        long plain = number(headers.get(RETRY_AFTER_MS), 1);
        if (plain == 0) {
            plain = until(headers.get(RETRY_AFTER), now);
        }
        if (plain > 0) {
            return plain;
        }
        return LIMITS.stream()
                .filter(limit -> "0".equals(headers.get(limit.remaining())))
                .mapToLong(limit -> until(headers.get(limit.reset()), now))
                .max()
                .orElse(0);
    }

    private static long until(@Nullable String said, Instant now) {
        if (said == null) {
            return 0;
        }
        var text = said.strip();
        if (NUMBER.matcher(text).matches()) {
            double number = Double.parseDouble(text);
            return number < LEAST_EPOCH_MILLIS
                    ? (long) Math.ceil(number * 1000)
                    : Math.max(0, (long) number - now.toEpochMilli());
        }
        return DURATION.matcher(text).matches() ? duration(text) : date(text, now);
    }

    private static long number(@Nullable String said, int unitMillis) {
        return said != null && NUMBER.matcher(said.strip()).matches()
                ? (long) Math.ceil(Double.parseDouble(said.strip()) * unitMillis)
                : 0;
    }

    /** As in {@code 6m0s}, {@code 7.66s}, {@code 17ms}. */
    private static long duration(String text) {
        double millis = 0;
        var parts = DURATION_PART.matcher(text);
        while (parts.find()) {
            millis += Double.parseDouble(parts.group(1)) * unit(parts.group(2)).toMillis();
        }
        return (long) Math.ceil(millis);
    }

    private static Duration unit(String name) {
        return switch (name) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }

    private static long date(String text, Instant now) {
        var form = text.indexOf(',') < 0 ? DateTimeFormatter.ISO_DATE_TIME : DateTimeFormatter.RFC_1123_DATE_TIME;
        try {
            return Math.max(0, Duration.between(now, ZonedDateTime.parse(text, form)).toMillis());
        } catch (DateTimeException | ArithmeticException _) {
            return 0;
        }
    }
}

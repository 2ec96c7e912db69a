package io.torouter.gateway.limits;

import io.torouter.dialect.Surface;
import io.torouter.limits.Standing;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

import java.time.Instant;

/**
 * Tells clients how they stand, in the headers that the vendor of their dialect has.
 *
 * @see <a href="https://platform.openai.com/docs/guides/rate-limits">OpenAI: rate limits in headers</a>
 * @see <a href="https://docs.anthropic.com/en/api/rate-limits">Anthropic: response headers</a>
 */
public final class LimitHeaders {
    private static final Names REQUESTS = Names.ofOpenAi("requests");
    private static final Names TOKENS = Names.ofOpenAi("tokens");
    private static final Names ANTHROPIC_REQUESTS = Names.ofAnthropic("requests");
    private static final Names ANTHROPIC_TOKENS = Names.ofAnthropic("tokens");

    private LimitHeaders() {}

    private record Names(CharSequence limit, CharSequence remaining, CharSequence reset) {
        static Names ofOpenAi(String what) {
            return new Names(
                    HttpHeaders.createOptimized("x-ratelimit-limit-" + what),
                    HttpHeaders.createOptimized("x-ratelimit-remaining-" + what),
                    HttpHeaders.createOptimized("x-ratelimit-reset-" + what));
        }

        static Names ofAnthropic(String what) {
            return new Names(
                    HttpHeaders.createOptimized("anthropic-ratelimit-" + what + "-limit"),
                    HttpHeaders.createOptimized("anthropic-ratelimit-" + what + "-remaining"),
                    HttpHeaders.createOptimized("anthropic-ratelimit-" + what + "-reset"));
        }
    }

    /** Google's API has no such headers; its clients get those that others know. */
    public static void write(MultiMap headers, Surface surface, Standing standing, Instant now) {
        switch (surface) {
            case OPENAI, GEMINI -> {
                put(headers, REQUESTS, standing.requests(), span(standing.requests().resetMillis()));
                put(headers, TOKENS, standing.tokens(), span(standing.tokens().resetMillis()));
            }
            case ANTHROPIC -> {
                put(headers, ANTHROPIC_REQUESTS, standing.requests(), moment(now, standing.requests()));
                put(headers, ANTHROPIC_TOKENS, standing.tokens(), moment(now, standing.tokens()));
            }
        }
    }

    private static void put(MultiMap headers, Names names, Standing.Count count, String reset) {
        if (count.limit() > 0) {
            headers.set(names.limit(), Long.toString(count.limit()));
            headers.set(names.remaining(), Long.toString(count.left()));
            headers.set(names.reset(), reset);
        }
    }

    /** In whole seconds, rounded up: nobody who waits until then comes too early. */
    private static String moment(Instant now, Standing.Count count) {
        return Instant.ofEpochSecond(Math.ceilDiv(now.toEpochMilli() + count.resetMillis(), 1_000)).toString();
    }

    /** Such as {@code 17ms}, {@code 1.5s} or {@code 6m0s}. */
    static String span(long millis) {
        if (millis < 1_000) {
            return millis + "ms";
        }
        if (millis < 60_000) {
            long tenths = Math.ceilDiv(millis, 100);
            return tenths % 10 == 0 ? tenths / 10 + "s" : tenths / 10 + "." + tenths % 10 + "s";
        }
        long seconds = Math.ceilDiv(millis, 1_000);
        long hours = seconds / 3_600;
        return (hours > 0 ? hours + "h" : "") + seconds / 60 % 60 + "m" + seconds % 60 + "s";
    }
}

package io.torouter.router.stream;

import io.torouter.bus.Headers;
import io.torouter.bus.RequestHead;
import io.torouter.router.upstream.FailoverRule;
import io.torouter.snapshot.Channel;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The head of an upstream's answer, as far as it goes on to the client. */
record Answered(int status, Headers headers) {
    /** Of a JSON document of our own. */
    static final Answered DOCUMENT = new Answered(200, Headers.of("content-type", "application/json"));

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The first value of a header by its lower-case name, or null. */
    @Nullable String header(String name) {
        for (int i = 0; i < headers.count(); i++) {
            if (headers.name(i).equals(name)) {
                return headers.value(i);
            }
        }
        return null;
    }

    boolean hasRetryHint() {
        return header("retry-after") != null || "true".equals(header("x-should-retry"));
    }

    /** The upstream's {@code retry-after} in seconds; 0 where it has none or gives a date. */
    int retryAfterSeconds() {
        var value = header("retry-after");
        try {
            return value == null ? 0 : Math.clamp(Long.parseLong(value.strip()), 0, 3600);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /** Whether another channel may do better. Not every upstream counts tokens. */
    FailoverRule rule(RequestHead head) {
        boolean uncounted = head.operation().counts() && (status == 404 || status == 405 || status == 501);
        return uncounted ? FailoverRule.NEXT : FailoverRule.of(status, hasRetryHint());
    }

    /** The same, saying where it is from. */
    Answered named(Channel channel, int attempts) {
        return with("x-torouter-channel", channel.id(), "x-torouter-attempts", Integer.toString(attempts));
    }

    /** The same with further headers: name, value, … */
    Answered with(String... pairs) {
        var all = new ArrayList<>(headers.pairs());
        all.addAll(List.of(pairs));
        return new Answered(status, new Headers(all));
    }
}

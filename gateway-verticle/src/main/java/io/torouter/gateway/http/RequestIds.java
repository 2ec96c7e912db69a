package io.torouter.gateway.http;

import io.torouter.ledger.RequestId;

import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/** Makes request ids that are unique in the cluster: the time, a random name for each edge instance, then a count. */
public final class RequestIds {
    private static final int DIGITS_RADIX = 36;

    private final InstantSource clock;
    private final String instance;
    private String head;
    private long headMillis;
    private long count;

    public RequestIds(InstantSource clock) {
        this.clock = clock;
        this.instance = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), DIGITS_RADIX) + '_';
        this.headMillis = clock.millis();
        this.head = RequestId.of(headMillis, instance);
    }

    public String next() {
        long millis = clock.millis();
        if (millis != headMillis) {
            headMillis = millis;
            head = RequestId.of(millis, instance);
        }
        return head + Long.toString(++count, DIGITS_RADIX);
    }
}

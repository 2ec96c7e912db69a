package io.torouter.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.ledger.RequestId;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

class RequestIdsTest {
    @Test
    void noTwoAreEqual() {
        var one = new RequestIds(Clock.systemUTC());
        var other = new RequestIds(Clock.systemUTC());

        var ids = Stream.concat(Stream.generate(one::next).limit(10_000), Stream.generate(other::next).limit(10_000));

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("req_0[0-9a-z]{8}_[0-9a-z]+_[0-9a-z]+"));
    }

    @Test
    void eachHasItsTime() {
        var now = new AtomicLong(1_795_000_000_000L);
        var ids = new RequestIds(() -> Instant.ofEpochMilli(now.get()));

        for (int i = 0; i < 10; i++) {
            now.addAndGet(i / 3);
            assertThat(RequestId.millis(ids.next())).isEqualTo(now.get());
        }
    }
}

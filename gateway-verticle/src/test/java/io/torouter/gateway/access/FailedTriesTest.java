package io.torouter.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeUnit;

class FailedTriesTest {
    private long now;
    private final FailedTries tries = FailedTries.ofTokens(() -> now);

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            tries.failed(address);
        }
    }

    @Test
    void anAddressMayFailTenTimesAndThenHasToWait() {
        fail("192.0.2.1", 9);
        assertThat(tries.secondsToWait("192.0.2.1")).isZero();

        fail("192.0.2.1", 1);
        assertThat(tries.secondsToWait("192.0.2.1")).isBetween(6, 7);
    }

    @Test
    void oneTryComesBackAfterTheOther() {
        fail("192.0.2.1", 10);
        now += TimeUnit.SECONDS.toNanos(6);
        assertThat(tries.secondsToWait("192.0.2.1")).isZero();

        fail("192.0.2.1", 1);
        assertThat(tries.secondsToWait("192.0.2.1")).isPositive();
    }

    @Test
    void othersDoNotWaitWithIt() {
        fail("192.0.2.1", 20);

        assertThat(tries.secondsToWait("192.0.2.2")).isZero();
    }

    @Test
    void addressesOfOneNetworkOfIpv6WaitTogether() {
        fail("2001:db8:0:1:0:0:0:1", 10);

        assertThat(tries.secondsToWait("2001:db8:0:1:8:9:a:b")).isPositive();
        assertThat(tries.secondsToWait("2001:db8:0:2:0:0:0:1")).isZero();
    }

    @Test
    void manyAddressesDoNotMakeItForgetTheOneThatGoesOn() {
        fail("192.0.2.1", 10);
        for (int i = 0; i < 10_000; i++) {
            tries.failed("host-" + i);
            if (i % 1000 == 0) {
                tries.failed("192.0.2.1");
            }
        }

        assertThat(tries.secondsToWait("192.0.2.1")).isPositive();
        assertThat(tries.secondsToWait("host-0")).isZero();
    }

    @Test
    void clientsHaveMoreTriesThanOperators() {
        var keys = FailedTries.ofKeys(() -> now);
        for (int i = 0; i < 60; i++) {
            assertThat(keys.secondsToWait("192.0.2.1")).isZero();
            keys.failed("192.0.2.1");
        }

        assertThat(keys.secondsToWait("192.0.2.1")).isBetween(1, 2);
        now += TimeUnit.SECONDS.toNanos(1);
        assertThat(keys.secondsToWait("192.0.2.1")).isZero();
    }
}

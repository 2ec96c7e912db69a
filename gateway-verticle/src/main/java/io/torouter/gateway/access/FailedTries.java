package io.torouter.gateway.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Slows those down who guess: each address has some tries that may fail, and gets one back every few seconds. May be
 * used from any thread.
 *
 * <p>Addresses of one network of IPv6 (its first 64 bits) count as one, since a guesser there has them all. Only the
 * addresses that failed last are remembered, so that many addresses cost no more memory than some.
 */
public final class FailedTries {
    private static final int REMEMBERED = 4096;
    private static final int NETWORK_GROUPS = 4;

    private final LongSupplier nanos;
    private final int most;
    private final long nanosPerTry;

    /** When all tries of an address are back. */
    private final Map<String, Long> whole =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                    return size() > REMEMBERED;
                }
            };

    private FailedTries(LongSupplier nanos, int most, Duration perTry) {
        this.nanos = nanos;
        this.most = most;
        this.nanosPerTry = perTry.toNanos();
    }

    /**
     * Of the token of operators, which few have to type: ten, and one more every six seconds.
     *
     * @param nanos a monotonic clock
     */
    public static FailedTries ofTokens(LongSupplier nanos) {
        return new FailedTries(nanos, 10, Duration.ofSeconds(6));
    }

    /**
     * Of the keys of clients, of whom many may share an address, with a key among them that is not known yet or not any
     * more: sixty, and one more every second.
     *
     * @param nanos a monotonic clock
     */
    public static FailedTries ofKeys(LongSupplier nanos) {
        return new FailedTries(nanos, 60, Duration.ofSeconds(1));
    }

    /**
     * How many seconds until an address may try again; 0 for now.
     *
     * @param address a client's IP address as a literal
     */
    public synchronized int secondsToWait(String address) {
        long owed = owed(network(address)) - (most - 1) * nanosPerTry;
        return owed <= 0 ? 0 : (int) TimeUnit.NANOSECONDS.toSeconds(owed) + 1;
    }

    /** Takes note of a try that failed. */
    public synchronized void failed(String address) {
        var network = network(address);
        whole.put(network, nanos.getAsLong() + owed(network) + nanosPerTry);
    }

    /** How long until the address has all its tries back. */
    private long owed(String network) {
        var end = whole.get(network);
        return end == null ? 0 : Math.max(0, end - nanos.getAsLong());
    }

    /** The literals that a connection gives are never shortened. */
    private static String network(String address) {
        int end = -1;
        for (int group = 0; group < NETWORK_GROUPS; group++) {
            end = address.indexOf(':', end + 1);
            if (end < 0) {
                return address;
            }
        }
        return address.substring(0, end);
    }
}

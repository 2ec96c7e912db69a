package io.torouter.settings;

import java.time.Duration;

/**
 * What is written down of requests.
 *
 * @param enabled whether anything is
 * @param flush how long an edge gathers rows before they go to disk: what a crash may take
 * @param journalMaxBytes what waits on a node's disk for a database at most; what exceeds it pushes the oldest out
 * @param retention how long a month stays after its end
 */
public record LedgerSettings(boolean enabled, Duration flush, long journalMaxBytes, Duration retention) {
    public static final LedgerSettings DEFAULT =
            new LedgerSettings(true, Duration.ofMillis(200), 1L << 30, Duration.ofDays(400));
}

package io.torouter.benchmark;

import java.util.Locale;

/** What can be told of one run. */
enum Figure {
    CPU_US("CPU µs", 2),
    PER_SECOND("per s", 0),
    P50_US("p50 µs", 0),
    P99_US("p99 µs", 0),
    RSS_MB("RSS MB", 0),
    RSS_KB_PER_STREAM("RSS KB/stream", 1),
    HELD_KB_PER_STREAM("held KB/stream", 0),
    RSS_GROWTH_KB_PER_STREAM("RSS growth KB/stream", 1),
    ABORTS("aborts", 0),
    ABORTS_SEEN("seen upstream", 0),
    ABORT_P50_MS("delay p50 ms", 2),
    ABORT_P99_MS("delay p99 ms", 2),
    LEFT_OPEN("left open", 0),
    FAILURES("failures", 0),
    /** The part of the gateway's CPU time that went into compiling itself. */
    COMPILING("compiling", 2),
    /** Cores kept busy by programs that have no part in this. */
    OTHER_CORES("other cores", 2);

    private final String title;
    private final int decimals;

    Figure(String title, int decimals) {
        this.title = title;
        this.decimals = decimals;
    }

    /** The name in JSON. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    String format(double value) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}

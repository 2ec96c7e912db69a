package io.torouter.catalog.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.concurrent.atomic.AtomicLong;

/** What is measured of the rows' way. Thread-safe. */
final class LedgerFigures {
    private final AtomicLong inMemory = new AtomicLong();
    private final AtomicLong inJournal = new AtomicLong();
    private final AtomicLong journalBytes = new AtomicLong();
    private final Counter dropped;

    LedgerFigures(MeterRegistry registry) {
        Gauge.builder("torouter.ledger.queue", () -> inMemory.get() + inJournal.get())
                .description("Rows that no database has yet")
                .register(registry);
        Gauge.builder("torouter.ledger.journal", journalBytes::get)
                .description("What the journal takes on disk")
                .baseUnit("bytes")
                .register(registry);
        dropped =
                Counter.builder("torouter.ledger.dropped")
                        .description("Rows that were lost: there was no room for them, or no database takes them")
                        .register(registry);
    }

    void waiting(long rows) {
        inMemory.set(rows);
    }

    void dropped(long rows) {
        dropped.increment((double) rows);
    }

    /**
     * @param bytes of its files
     * @param rows that are not acknowledged
     */
    void journal(long bytes, long rows) {
        journalBytes.set(bytes);
        inJournal.set(rows);
    }
}

package io.torouter.catalog.ledger;

import io.torouter.ledger.LedgerRow;
import io.torouter.ledger.bus.LedgerWire;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link Journal} of rows that tells what is in it. Everything blocks; confined to one thread.
 *
 * <p>What it has on disk is read only by a later process, or where it has become too much to remember.
 */
final class RowJournal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RowJournal.class);

    private final Journal journal;
    private final LedgerFigures figures;
    private final YoungRows young = new YoungRows();
    private long told;

    /**
     * What comes next.
     *
     * @param rows what could be read of it
     */
    record Batch(Journal.Reading reading, List<LedgerRow> rows) {
        boolean isEmpty() {
            return reading.count() == 0;
        }
    }

    private RowJournal(Journal journal, LedgerFigures figures) {
        this.journal = journal;
        this.figures = figures;
    }

    static RowJournal open(Path directory, long maxBytes, LedgerFigures figures) throws IOException {
        var opened = new RowJournal(Journal.open(directory, maxBytes), figures);
        opened.tell();
        return opened;
    }

    private void tell() {
        young.forgetAllBut(journal.rows());
        figures.journal(journal.bytes(), journal.rows());
        figures.dropped(journal.dropped() - told);
        told = journal.dropped();
    }

    /** How many are not acknowledged. */
    long rows() {
        return journal.rows();
    }

    /** On disk when it returns. */
    void append(List<LedgerRow> rows) throws IOException {
        var records = LedgerWire.bytes(rows);
        journal.append(records);
        for (int i = 0; i < rows.size(); i++) {
            young.add(rows.get(i), Segment.bytes(records.get(i)));
        }
        tell();
    }

    /** The oldest rows, at most that many; the same again until they are acknowledged. */
    Batch read(int most) throws IOException {
        return young.areAllOf(journal.rows()) ? remembered(most) : decoded(most);
    }

    private Batch remembered(int most) {
        int count = Math.min(most, journal.oldestRows());
        return new Batch(journal.unread(count, young.bytes(count)), young.oldest(count));
    }

    private Batch decoded(int most) throws IOException {
        var reading = journal.read(most);
        var rows = new ArrayList<LedgerRow>(reading.count());
        for (byte[] each : reading.records()) {
            try {
                rows.add(LedgerWire.row(each));
            } catch (IllegalArgumentException | IndexOutOfBoundsException failure) {
                LOG.error("a row of the journal is lost: {}", failure.getMessage());
                figures.dropped(1);
            }
        }
        tell();
        return new Batch(reading, rows);
    }

    void acknowledge(Batch batch) throws IOException {
        journal.acknowledge(batch.reading());
        tell();
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}

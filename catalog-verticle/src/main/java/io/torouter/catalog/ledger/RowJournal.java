package io.torouter.catalog.ledger;

import io.torouter.ledger.LedgerRow;
import io.torouter.ledger.bus.LedgerWire;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link Journal} of rows that tells what is in it. Everything blocks; confined to one thread. */
final class RowJournal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RowJournal.class);

    private final Journal journal;
    private final LedgerFigures figures;
    private long told;

    /**
     * What comes next.
     *
     * @param rows what could be read of it
     */
    record Batch(Journal.Reading reading, List<LedgerRow> rows) {
        boolean isEmpty() {
            return reading.records().isEmpty();
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
        journal.append(rows.stream().map(LedgerWire::bytes).toList());
        tell();
    }

    /** The oldest rows, at most that many; the same again until they are acknowledged. */
    Batch read(int most) throws IOException {
        var reading = journal.read(most);
        var rows = new ArrayList<LedgerRow>(reading.records().size());
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

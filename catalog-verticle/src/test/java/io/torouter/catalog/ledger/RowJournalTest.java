package io.torouter.catalog.ledger;

import static io.torouter.catalog.ledger.Rows.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.torouter.ledger.LedgerRow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class RowJournalTest {
    private static final long ROOMY = 1 << 30;

    @TempDir private Path folder;

    private final LedgerFigures figures = new LedgerFigures(new SimpleMeterRegistry());

    private RowJournal open(long maxBytes) throws IOException {
        return RowJournal.open(folder, maxBytes, figures);
    }

    private static List<LedgerRow> rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> row("r" + number)).toList();
    }

    /** Everything, acknowledged batch by batch. */
    private static List<LedgerRow> drained(RowJournal journal) throws IOException {
        var all = new ArrayList<LedgerRow>();
        for (var next = journal.read(700); !next.isEmpty(); next = journal.read(700)) {
            all.addAll(next.rows());
            journal.acknowledge(next);
        }
        return all;
    }

    private void damageTheFile() throws IOException {
        Files.write(folder.resolve("0000000000000001.rows"), new byte[100_000]);
    }

    @Test
    void needsNotReadWhatItHasJustWritten() throws IOException {
        try (var journal = open(ROOMY)) {
            journal.append(rows(0, 1000));
            damageTheFile();

            assertThat(drained(journal)).isEqualTo(rows(0, 1000));
            assertThat(journal.rows()).isZero();
        }
    }

    @Test
    void givesTheSameAgainUntilItIsAcknowledged() throws IOException {
        try (var journal = open(ROOMY)) {
            journal.append(rows(0, 5));
            var first = journal.read(3);
            journal.append(rows(5, 7));

            assertThat(journal.read(3).rows()).isEqualTo(first.rows()).isEqualTo(rows(0, 3));
            journal.acknowledge(first);
            assertThat(journal.read(3).rows()).isEqualTo(rows(3, 6));
        }
    }

    @Test
    void aLaterProcessReadsAllThatIsOnDisk() throws IOException {
        try (var journal = open(ROOMY)) {
            journal.append(rows(0, 10));
            journal.acknowledge(journal.read(4));
            journal.append(rows(10, 12));
            journal.acknowledge(journal.read(1));
        }
        try (var journal = open(ROOMY)) {
            journal.append(rows(12, 13));
            assertThat(drained(journal)).isEqualTo(rows(0, 13));
        }
    }

    @Test
    void readsWhatIsTooMuchToRemember() throws IOException {
        try (var journal = open(ROOMY)) {
            for (int from = 0; from < 20_000; from += 1000) {
                journal.append(rows(from, from + 1000));
            }

            assertThat(drained(journal)).isEqualTo(rows(0, 20_000));
        }
    }

    @Test
    void doesNotGiveWhatWasDroppedForWantOfRoom() throws IOException {
        try (var journal = open(400_000)) {
            for (int from = 0; from < 3000; from += 50) {
                journal.append(rows(from, from + 50));
            }
            int kept = (int) journal.rows();

            assertThat(kept).isBetween(100, 2000);
            assertThat(drained(journal)).isEqualTo(rows(3000 - kept, 3000));
        }
    }
}

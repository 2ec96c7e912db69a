package io.torouter.catalog.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class JournalTest {
    private static final long ROOMY = 1 << 20;

    @TempDir private Path folder;

    private Path directory;

    @BeforeEach
    void choosesADirectory() {
        directory = folder.resolve("ledger");
    }

    private static List<byte[]> records(String... texts) {
        return List.of(texts).stream().map(text -> text.getBytes(UTF_8)).toList();
    }

    private static List<String> texts(Journal.Reading reading) {
        return reading.records().stream().map(record -> new String(record, UTF_8)).toList();
    }

    /** Everything, acknowledged piece by piece. */
    private static List<String> drained(Journal journal) throws IOException {
        var all = new ArrayList<String>();
        for (var next = journal.read(3); !next.records().isEmpty(); next = journal.read(3)) {
            all.addAll(texts(next));
            journal.acknowledge(next);
        }
        return all;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (var all = Files.list(directory)) {
            return all.filter(file -> file.toString().endsWith(".rows")).sorted().toList();
        }
    }

    @Test
    void givesWhatItGotInItsOrder() throws IOException {
        try (var journal = Journal.open(directory, ROOMY)) {
            journal.append(records("a", "b"));
            journal.append(records("c"));

            assertThat(journal.rows()).isEqualTo(3);
            assertThat(drained(journal)).containsExactly("a", "b", "c");
            assertThat(journal.rows()).isZero();
        }
    }

    @Test
    void givesTheSameAgainUntilItIsAcknowledged() throws IOException {
        try (var journal = Journal.open(directory, ROOMY)) {
            journal.append(records("a", "b", "c"));

            assertThat(texts(journal.read(2))).containsExactly("a", "b");
            var again = journal.read(2);
            assertThat(texts(again)).containsExactly("a", "b");
            journal.acknowledge(again);
            assertThat(texts(journal.read(2))).containsExactly("c");
        }
    }

    @Test
    void hasWhatWasNotAcknowledgedAfterARestart() throws IOException {
        try (var journal = Journal.open(directory, ROOMY)) {
            journal.append(records("a", "b"));
        }
        try (var journal = Journal.open(directory, ROOMY)) {
            journal.append(records("c"));
            assertThat(drained(journal)).containsExactly("a", "b", "c");
        }
        try (var journal = Journal.open(directory, ROOMY)) {
            assertThat(drained(journal)).isEmpty();
        }
    }

    @Test
    void takesNoRoomOnceEverythingIsAcknowledged() throws IOException {
        try (var journal = Journal.open(directory, 80_000)) {
            for (int i = 0; i < 50; i++) {
                journal.append(records("x".repeat(1000)));
            }
            assertThat(files(directory)).hasSizeGreaterThan(3);
            assertThat(journal.bytes()).isGreaterThan(50_000);

            drained(journal);

            assertThat(journal.bytes()).isZero();
            assertThat(files(directory)).hasSize(1).allSatisfy(file -> assertThat(file).isEmptyFile());
        }
    }

    @Test
    void dropsTheOldestFilesWhenItIsFull() throws IOException {
        try (var journal = Journal.open(directory, 80_000)) {
            for (int i = 0; i < 200; i++) {
                journal.append(records(i + "x".repeat(1000)));
                assertThat(journal.bytes()).isLessThanOrEqualTo(80_000);
            }

            assertThat(journal.dropped()).isBetween(120L, 140L);
            assertThat(journal.rows()).isEqualTo(200 - journal.dropped());
            assertThat(drained(journal)).first().asString().startsWith(journal.dropped() + "x");
        }
    }

    @Test
    void whatWasDroppedWhileItWasReadIsNotAcknowledged() throws IOException {
        try (var journal = Journal.open(directory, 80_000)) {
            journal.append(records("first"));
            var reading = journal.read(1);
            for (int i = 0; i < 200; i++) {
                journal.append(records("x".repeat(1000)));
            }
            long rows = journal.rows();

            journal.acknowledge(reading);

            assertThat(journal.rows()).isEqualTo(rows);
        }
    }

    @Test
    void isOfOneProcessAtATime() throws IOException {
        try (var _ = Journal.open(directory, ROOMY)) {
            assertThatThrownBy(() -> Journal.open(directory, ROOMY))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another node uses the same directory");
        }
        Journal.open(directory, ROOMY).close();
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        try (var journal = Journal.open(directory, ROOMY)) {
            journal.append(records("a"));
            var rights = Files.getPosixFilePermissions(files(directory).getFirst());
            assertThat(PosixFilePermissions.toString(rights)).isEqualTo("rw-------");
        }
    }

    @Test
    void goesOnBehindADamagedFile() throws IOException {
        try (var journal = Journal.open(directory, 80_000)) {
            for (int i = 0; i < 30; i++) {
                journal.append(records(i + "x".repeat(1000)));
            }
            overwrite(files(directory).getFirst(), 500);

            var left = drained(journal);

            assertThat(left).hasSize(30 - (int) journal.dropped()).last().asString().startsWith("29x");
            assertThat(journal.dropped()).isPositive();
            assertThat(journal.rows()).isZero();
        }
    }

    private static void overwrite(Path file, long position) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(UTF_8.encode("!!"), position);
        }
    }

    @Test
    void recordsMayBeLongerThanWhatIsReadAtATime() throws IOException {
        var large = "y".repeat(3 << 20);
        try (var journal = Journal.open(directory, 1 << 30)) {
            journal.append(records("a", large, "b"));
        }
        try (var journal = Journal.open(directory, 1 << 30)) {
            assertThat(drained(journal)).containsExactly("a", large, "b");
        }
    }

    @Test
    void givesAsManyAsAskedForHoweverOftenItHasToRead() throws IOException {
        var texts = IntStream.range(0, 2000).mapToObj(i -> i + "x".repeat(i % 999)).toList();
        try (var journal = Journal.open(directory, 1 << 30)) {
            journal.append(records(texts.toArray(String[]::new)));

            var first = journal.read(1900);
            journal.acknowledge(first);

            assertThat(texts(first)).isEqualTo(texts.subList(0, 1900));
            assertThat(texts(journal.read(1900))).isEqualTo(texts.subList(1900, 2000));
        }
    }

    /** Wherever a crash cuts the file: what was written before is there, and what comes later is too. */
    @Property(tries = 8, edgeCases = EdgeCasesMode.NONE)
    void aTornWriteTakesOnlyItself(@ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 40) Integer> lengths)
            throws IOException {
        var texts = IntStream.range(0, lengths.size()).mapToObj(i -> (i + "z").repeat(lengths.get(i))).toList();
        var home = Files.createTempDirectory("journal");
        byte[] whole = written(home, texts);
        for (int cut = 0; cut <= whole.length; cut++) {
            Files.write(files(home).getFirst(), java.util.Arrays.copyOf(whole, cut));
            try (var journal = Journal.open(home, ROOMY)) {
                var expected = new ArrayList<>(texts.subList(0, wholeRecords(texts, cut)));
                expected.add("later");
                journal.append(records("later"));
                assertThat(drained(journal)).as("cut at %d", cut).isEqualTo(expected);
            }
            Files.deleteIfExists(files(home).getFirst());
            Files.write(home.resolve("0000000000000001.rows"), whole);
        }
        delete(home);
    }

    private static void delete(Path home) throws IOException {
        try (var left = Files.list(home)) {
            for (var file : left.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(home);
    }

    private static byte[] written(Path home, List<String> texts) throws IOException {
        try (var journal = Journal.open(home, ROOMY)) {
            for (var text : texts) {
                journal.append(records(text));
            }
            return Files.readAllBytes(files(home).getFirst());
        }
    }

    private static int wholeRecords(List<String> texts, int cut) {
        int count = 0;
        for (int end = 0; count < texts.size(); count++) {
            end += 8 + texts.get(count).length();
            if (end > cut) {
                return count;
            }
        }
        return count;
    }
}

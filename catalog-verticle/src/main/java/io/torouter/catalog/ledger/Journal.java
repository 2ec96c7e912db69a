package io.torouter.catalog.ledger;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Records on disk, in the order in which they came, until somebody else has them. Survives the end of the process and
 * of the machine. Everything blocks; confined to one thread.
 *
 * <p>Records lie in files of a part of the bound each. Where there is no room for new ones, the oldest file goes with
 * all that is in it: a journal that is full must not stop what it writes about.
 */
final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final String SUFFIX = ".rows";
    private static final String LOCK = "lock";
    private static final int SHARES = 8;
    private static final long LARGEST_SEGMENT = 16L << 20;

    private final Path directory;
    private final long maxBytes;
    private final long segmentBytes;
    private final FileChannel lock;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private long lastNumber;
    private long dropped;

    /**
     * What comes next in the journal.
     *
     * @param segment where it is; null where all is acknowledged
     */
    record Reading(@Nullable Segment segment, Segment.Reading part) {
        static final Reading NOTHING = new Reading(null, Segment.Reading.NOTHING);

        List<byte[]> records() {
            return part.records();
        }

        /** How many records there are. */
        int count() {
            return part.count();
        }
    }

    private Journal(Path directory, long maxBytes, FileChannel lock) {
        this.directory = directory;
        this.maxBytes = maxBytes;
        this.segmentBytes = Math.min(maxBytes / SHARES, LARGEST_SEGMENT);
        this.lock = lock;
    }

    /**
     * Opens the journal of a directory, with what an earlier process left in it.
     *
     * @param maxBytes of all files together; one append may exceed it
     * @throws IOException also where another process has it open
     */
    static Journal open(Path directory, long maxBytes) throws IOException {
        Files.createDirectories(directory);
        var journal = new Journal(directory, maxBytes, lock(directory));
        try {
            journal.recover();
            return journal;
        } catch (IOException failure) {
            journal.close();
            throw failure;
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        var options = new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.WRITE};
        var file = FileChannel.open(directory.resolve(LOCK), options);
        try {
            if (file.tryLock() != null) {
                return file;
            }
        } catch (OverlappingFileLockException _) {
            // This process has it: no better than another.
        }
        file.close();
        throw new IOException("another node uses the same directory");
    }

    private void recover() throws IOException {
        for (var file : files()) {
            var segment = Segment.recover(file);
            lastNumber = number(file);
            if (segment.isRead()) {
                segment.delete();
            } else {
                segments.add(segment);
            }
        }
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(directory)) {
            return all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        }
    }

    private static long number(Path file) {
        var name = file.getFileName().toString();
        return Long.parseUnsignedLong(name.substring(0, name.length() - SUFFIX.length()), 16);
    }

    /** Of all files. */
    long bytes() {
        return segments.stream().mapToLong(Segment::size).sum();
    }

    /** Records that are not acknowledged. */
    long rows() {
        return segments.stream().mapToLong(Segment::rows).sum();
    }

    /** Records that were lost since the journal was opened, because there was no room for them or they were damaged. */
    long dropped() {
        return dropped;
    }

    /**
     * Appends records, all of them or none; they are on disk when it returns.
     *
     * @param records each not empty
     */
    void append(List<byte[]> records) throws IOException {
        long bytes = records.stream().mapToLong(Segment::bytes).sum();
        while (segments.size() > 1 && bytes() + bytes > maxBytes) {
            dropOldest();
        }
        var last = segments.peekLast();
        if (last == null || (last.size() > 0 && last.size() + bytes > segmentBytes)) {
            last = begin();
        }
        last.append(records);
    }

    private Segment begin() throws IOException {
        var segment = Segment.create(directory.resolve(String.format("%016x", ++lastNumber) + SUFFIX));
        segments.add(segment);
        syncDirectory();
        return segment;
    }

    /** The entry of a new file has to be on disk as well as what is in it. */
    private void syncDirectory() throws IOException {
        try (var entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    private void dropOldest() throws IOException {
        var oldest = segments.removeFirst();
        dropped += oldest.rows();
        LOG.error("the journal of the ledger is full: {} rows are lost with {}", oldest.rows(), oldest);
        oldest.delete();
    }

    /** The oldest records that are not acknowledged, at most that many. The same again until they are. */
    Reading read(int most) throws IOException {
        while (!segments.isEmpty()) {
            var oldest = segments.getFirst();
            var part = oldest.read(most);
            if (!part.records().isEmpty() || oldest.isRead()) {
                return new Reading(oldest, part);
            }
            LOG.error("{} is damaged: {} rows of the ledger are lost", oldest, oldest.rows());
            dropped += oldest.rows();
            segments.removeFirst().delete();
        }
        return Reading.NOTHING;
    }

    /** How many records can be {@link #unread} at once. */
    int oldestRows() {
        var oldest = segments.peekFirst();
        return oldest == null ? 0 : oldest.rows();
    }

    /**
     * The same as {@link #read} without the records, for one who has kept what they say.
     *
     * @param count at most {@link #oldestRows}
     * @param bytes what they take of the file
     */
    Reading unread(int count, long bytes) {
        return count == 0
                ? Reading.NOTHING
                : new Reading(segments.getFirst(), segments.getFirst().unread(count, bytes));
    }

    /** What was read is not needed any more. */
    @SuppressWarnings("ReferenceEquality")
    void acknowledge(Reading reading) throws IOException {
        var oldest = segments.peekFirst();
        if (oldest == null || oldest != reading.segment()) {
            return;
        }
        oldest.acknowledge(reading.part());
        if (!oldest.isRead()) {
            return;
        }
        if (segments.size() == 1) {
            oldest.clear();
        } else {
            segments.removeFirst().delete();
        }
    }

    @Override
    public void close() throws IOException {
        for (var segment : segments) {
            segment.close();
        }
        lock.close();
    }
}

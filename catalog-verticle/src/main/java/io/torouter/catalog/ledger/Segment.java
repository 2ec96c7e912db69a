package io.torouter.catalog.ledger;

import io.torouter.files.OwnerOnly;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * One file of the journal: records one after another, each its length, its checksum and its bytes. Confined to the
 * journal's thread.
 */
final class Segment {
    private static final Logger LOG = LoggerFactory.getLogger(Segment.class);
    private static final int HEAD = 2 * Integer.BYTES;

    /** What is read at a time, unless one record is longer. */
    private static final int CHUNK = 4 << 20;

    private static final byte[] NOTHING = new byte[0];

    private final Path file;
    private final FileChannel channel;
    private long read;
    private long size;
    private int rows;

    /**
     * The next records, and where they end.
     *
     * @param end what to {@link #acknowledge}
     */
    record Reading(List<byte[]> records, long end) {}

    private Segment(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Segment create(Path file) throws IOException {
        return new Segment(file, open(file, StandardOpenOption.CREATE_NEW));
    }

    /** Opens one that an earlier process left; a record that was not written to its end is cut off. */
    static Segment recover(Path file) throws IOException {
        var segment = new Segment(file, open(file, StandardOpenOption.CREATE));
        long written = segment.channel.size();
        segment.size = written;
        for (var found = segment.read(CHUNK); !found.records().isEmpty(); found = segment.read(CHUNK)) {
            segment.rows += found.records().size();
            segment.read = found.end();
        }
        if (segment.read < written) {
            LOG.warn("{}: the last {} bytes were never written to their end", file, written - segment.read);
            segment.channel.truncate(segment.read);
        }
        segment.size = segment.read;
        segment.read = 0;
        return segment;
    }

    private static FileChannel open(Path file, OpenOption how) throws IOException {
        var options = Set.of(how, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return FileChannel.open(file, options, OwnerOnly.at(file));
    }

    /** What a record takes of the file. */
    static long bytes(byte[] record) {
        return HEAD + (long) record.length;
    }

    long size() {
        return size;
    }

    /** Records that are not acknowledged. */
    int rows() {
        return rows;
    }

    boolean isRead() {
        return rows == 0;
    }

    /** On disk when it returns; where it fails, none of the records is there. */
    void append(List<byte[]> records) throws IOException {
        var bytes = framed(records);
        try {
            for (long at = size; bytes.hasRemaining(); ) {
                at += channel.write(bytes, at);
            }
            channel.force(false);
        } catch (IOException failure) {
            channel.truncate(size);
            throw failure;
        }
        size += bytes.limit();
        rows += records.size();
    }

    private static ByteBuffer framed(List<byte[]> records) {
        var bytes = ByteBuffer.allocate(Math.toIntExact(records.stream().mapToLong(Segment::bytes).sum()));
        for (byte[] record : records) {
            bytes.putInt(record.length).putInt(checksum(record)).put(record);
        }
        return bytes.flip();
    }

    private static int checksum(byte[] record) {
        var checksum = new CRC32C();
        checksum.update(record);
        return (int) checksum.getValue();
    }

    /** The next records, at most that many; none where the file ends or is damaged. */
    Reading read(int most) throws IOException {
        var bytes = chunk();
        var records = new ArrayList<byte[]>();
        for (byte[] next = next(bytes); next.length > 0; next = records.size() < most ? next(bytes) : NOTHING) {
            records.add(next);
        }
        return new Reading(records, read + records.stream().mapToLong(Segment::bytes).sum());
    }

    private ByteBuffer chunk() throws IOException {
        var bytes = bytes(CHUNK);
        return bytes.remaining() >= HEAD && HEAD + (long) bytes.getInt(0) > bytes.remaining()
                ? bytes(HEAD + (long) bytes.getInt(0))
                : bytes;
    }

    private ByteBuffer bytes(long wanted) throws IOException {
        var bytes = ByteBuffer.allocate((int) Math.min(wanted, size - read));
        for (int count = 0; count >= 0 && bytes.hasRemaining(); ) {
            count = channel.read(bytes, read + bytes.position());
        }
        return bytes.flip();
    }

    /** The next record, or nothing where it is not whole. */
    private static byte[] next(ByteBuffer bytes) {
        if (bytes.remaining() < HEAD) {
            return NOTHING;
        }
        int length = bytes.getInt();
        int checksum = bytes.getInt();
        if (length <= 0 || length > bytes.remaining()) {
            return NOTHING;
        }
        byte[] record = new byte[length];
        bytes.get(record);
        return checksum(record) == checksum ? record : NOTHING;
    }

    /** What was read up to there is not needed any more. */
    void acknowledge(Reading reading) {
        read = reading.end();
        rows -= reading.records().size();
    }

    /** Begins the file anew, of which nothing is needed. */
    void clear() throws IOException {
        channel.truncate(0);
        read = 0;
        size = 0;
        rows = 0;
    }

    void delete() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }

    void close() throws IOException {
        channel.close();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}

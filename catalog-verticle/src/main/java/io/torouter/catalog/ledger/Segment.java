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

    /**
     * What is written and read at a time, unless one record is longer. G1 takes arrays of half a region, at least 512
     * KB, for part of the old generation, and begins to mark the whole heap for a few of them.
     */
    private static final int PIECE = 256 << 10;

    /** Records that are looked at together when a file is opened. */
    private static final int RECOVERED = 1024;

    private static final byte[] NOTHING = new byte[0];

    private final Path file;
    private final FileChannel channel;
    private long read;
    private long size;
    private int rows;

    /**
     * The next records, and where they end.
     *
     * @param records empty where they were not read
     * @param count how many there are
     * @param end what to {@link #acknowledge}
     */
    record Reading(List<byte[]> records, int count, long end) {
        static final Reading NOTHING = new Reading(List.of(), 0, 0);
    }

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
        for (var found = segment.read(RECOVERED); !found.records().isEmpty(); found = segment.read(RECOVERED)) {
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
        long end;
        try {
            end = write(records);
            channel.force(false);
        } catch (IOException failure) {
            channel.truncate(size);
            throw failure;
        }
        size = end;
        rows += records.size();
    }

    /** Says where the last of them ends. */
    private long write(List<byte[]> records) throws IOException {
        var piece = ByteBuffer.allocate((int) Math.min(PIECE, records.stream().mapToLong(Segment::bytes).sum()));
        long at = size;
        for (byte[] record : records) {
            if (piece.remaining() < bytes(record)) {
                at = write(piece, at);
                piece =
                        piece.capacity() < bytes(record)
                                ? ByteBuffer.allocate(Math.toIntExact(bytes(record)))
                                : piece.clear();
            }
            piece.putInt(record.length).putInt(checksum(record)).put(record);
        }
        return write(piece, at);
    }

    private long write(ByteBuffer piece, long from) throws IOException {
        long at = from;
        for (piece.flip(); piece.hasRemaining(); ) {
            at += channel.write(piece, at);
        }
        return at;
    }

    private static int checksum(byte[] record) {
        var checksum = new CRC32C();
        checksum.update(record);
        return (int) checksum.getValue();
    }

    /** The next records, at most that many; none where the file ends or is damaged. */
    Reading read(int most) throws IOException {
        var records = new ArrayList<byte[]>();
        long end = read;
        for (long from = -1; from < end && records.size() < most; ) {
            from = end;
            end = addPiece(records, from, most);
        }
        return new Reading(records, records.size(), end);
    }

    /** The next records, which are so many bytes of the file, for one who knows what they say. */
    Reading unread(int count, long bytes) {
        return new Reading(List.of(), count, read + bytes);
    }

    /** Adds what is whole in the next piece, and says where that ends. */
    private long addPiece(List<byte[]> records, long from, int most) throws IOException {
        var piece = piece(from);
        long end = from;
        for (byte[] next = next(piece); next.length > 0; next = records.size() < most ? next(piece) : NOTHING) {
            records.add(next);
            end += bytes(next);
        }
        return end;
    }

    private ByteBuffer piece(long from) throws IOException {
        var piece = bytes(from, PIECE);
        return piece.remaining() >= HEAD && HEAD + (long) piece.getInt(0) > piece.remaining()
                ? bytes(from, HEAD + (long) piece.getInt(0))
                : piece;
    }

    private ByteBuffer bytes(long from, long wanted) throws IOException {
        var bytes = ByteBuffer.allocate((int) Math.min(wanted, size - from));
        for (int count = 0; count >= 0 && bytes.hasRemaining(); ) {
            count = channel.read(bytes, from + bytes.position());
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
        rows -= reading.count();
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

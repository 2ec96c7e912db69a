package io.torouter.gateway.log;

import io.torouter.gateway.stream.Exchange;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Writes the node's access log: takes finished blocks of lines from the edges and writes them on a thread of its own,
 * so that a slow disk or terminal never holds an event loop up.
 *
 * <p>At most {@link #MAX_BLOCKS} wait; beyond that lines are dropped and the drop is reported.
 */
public final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
    private static final int MAX_BLOCKS = 256;

    /** Ends the writer; no real block is empty. */
    private static final byte[] LAST = new byte[0];

    private final OutputStream target;
    private final BlockingQueue<byte[]> blocks = new LinkedBlockingQueue<>(MAX_BLOCKS);
    private final Thread writer;

    /**
     * @param target not closed by the log, since it may be the process's own output
     */
    public AccessLog(OutputStream target) {
        this.target = target;
        this.writer = Thread.ofPlatform().name("access-log").daemon().start(this::run);
    }

    /** The lines of one edge instance. */
    public Lines lines() {
        return new Lines(this, Clock.systemUTC());
    }

    void accept(byte[] block) {
        if (!blocks.offer(block)) {
            LOG.warn("the access log cannot keep up; {} bytes of it were dropped", block.length);
        }
    }

    private void run() {
        try {
            for (byte[] block = blocks.take(); block.length > 0; block = blocks.take()) {
                write(block);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A full disk may have room again for the next block. */
    private void write(byte[] block) {
        try {
            target.write(block);
            if (blocks.isEmpty()) {
                target.flush();
            }
        } catch (IOException e) {
            LOG.error("{} bytes of the access log could not be written: {}", block.length, e.getMessage());
        }
    }

    /** Writes what is left, then stops. */
    public void close() throws InterruptedException {
        blocks.put(LAST);
        writer.join(2000);
    }

    /** Gathers the lines of one edge instance into blocks. Confined to its event loop. */
    public static final class Lines {
        /** A hundred lines and more: each block wakes the writer, and is a write. */
        private static final int BLOCK_CHARS = 64 * 1024;

        private final AccessLog log;
        private final LineFormat format;
        private final StringBuilder gathered = new StringBuilder(BLOCK_CHARS + 1024);

        private Lines(AccessLog log, Clock clock) {
            this.log = log;
            this.format = new LineFormat(clock);
        }

        public void add(Exchange exchange, Exchange.Ending ending) {
            format.append(gathered, exchange, ending);
            if (gathered.length() >= BLOCK_CHARS) {
                flush();
            }
        }

        /** Hands over what was gathered; called every now and then, so that a quiet log shows its lines soon. */
        public void flush() {
            if (!gathered.isEmpty()) {
                log.accept(gathered.toString().getBytes(StandardCharsets.UTF_8));
                gathered.setLength(0);
            }
        }
    }
}

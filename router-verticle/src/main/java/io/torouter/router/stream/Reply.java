package io.torouter.router.stream;

import io.torouter.bus.Credit;
import io.torouter.bus.Data;
import io.torouter.bus.End;
import io.torouter.bus.Fail;
import io.torouter.bus.Full;
import io.torouter.bus.Head;
import io.torouter.bus.Headers;
import io.torouter.bus.Outbox;
import io.torouter.bus.Settled;
import io.torouter.bus.Settlement;
import io.torouter.error.GatewayError;
import io.vertx.core.buffer.Buffer;

import org.jspecify.annotations.Nullable;

/**
 * The road back to the edge for one stream: numbers its frames, gathers a turn's bytes into one of them and counts them
 * against the edge's credit.
 */
final class Reply {
    private final Outbox outbox;
    private final String edge;
    private final long stream;
    private long credit;
    private int sequence;
    private @Nullable Buffer pending;

    Reply(Outbox outbox, String edge, long stream, int credit) {
        this.outbox = outbox;
        this.edge = edge;
        this.stream = stream;
        this.credit = credit;
    }

    void head(int status, Headers headers) {
        outbox.send(edge, new Head(stream, status, headers));
    }

    /** Takes the buffer over; the caller must not touch it again. */
    void data(Buffer bytes) {
        if (pending != null) {
            pending.appendBuffer(bytes);
        } else {
            pending = bytes;
            outbox.atTurnEnd(this::flush);
        }
    }

    /**
     * Copies a range that the caller keeps.
     *
     * @param more bytes that may follow in this turn
     */
    void data(byte[] array, int from, int to, int more) {
        if (pending == null) {
            data(Buffer.buffer(to - from + more).appendBytes(array, from, to - from));
        } else {
            pending.appendBytes(array, from, to - from);
        }
    }

    /** Whether what was sent and what waits use the edge's credit up: the upstream has to pause. */
    boolean isStarved() {
        return credit - (pending == null ? 0 : pending.length()) <= 0;
    }

    void grant(int bytes) {
        credit += bytes;
    }

    private void flush() {
        if (pending != null) {
            var bytes = pending;
            pending = null;
            credit -= bytes.length();
            outbox.send(edge, new Data(stream, ++sequence, bytes));
        }
    }

    void full(int status, Headers headers, Buffer body, Settlement settlement) {
        outbox.send(edge, new Full(stream, status, headers, body, settlement));
    }

    void end(Settlement settlement) {
        flush();
        outbox.send(edge, new End(stream, ++sequence, settlement));
    }

    void fail(GatewayError error, boolean retryable, Settlement settlement) {
        flush();
        outbox.send(edge, new Fail(stream, error, retryable, settlement));
    }

    /** Answers a cancel; bytes that wait for the end of the turn are nobody's any more. */
    void settled(Settlement settlement) {
        pending = null;
        outbox.send(edge, new Settled(stream, settlement));
    }

    /** Allows the edge to send that much more of the request's body. */
    void creditBody(int bytes) {
        outbox.send(edge, new Credit(stream, bytes));
    }
}

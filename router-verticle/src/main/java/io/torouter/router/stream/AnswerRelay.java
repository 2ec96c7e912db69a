package io.torouter.router.stream;

import io.torouter.answer.AnswerStream;
import io.torouter.answer.Framing;
import io.torouter.answer.Output;
import io.torouter.answer.Progress;
import io.torouter.bus.ByteView;
import io.torouter.bus.Settlement;
import io.vertx.core.buffer.Buffer;

import org.jspecify.annotations.Nullable;

/**
 * Moves one attempt's answer towards the edge, through the commit gate.
 *
 * <p>Held → committed. While held, the answer can still be thrown away for another channel's. It commits with the first
 * meaningful event, when more than {@link #MAX_HELD_BYTES} are held, or when {@link #commit} is called; a whole answer
 * that is smaller than that never commits but leaves in one frame.
 */
final class AnswerRelay implements Output, Reading {
    static final int MAX_HELD_BYTES = 64 * 1024;

    private final AnswerStream answer;
    private final Reply reply;
    private final AnswerHead head;
    private final boolean success;
    private final boolean streamed;
    private final Framing framing;
    private @Nullable Buffer held;
    private boolean committed;
    private @Nullable Buffer chunk;
    private @Nullable ByteView view;

    /**
     * @param framing of what leaves
     */
    AnswerRelay(AnswerStream answer, Reply reply, AnswerHead head, Framing framing) {
        this.answer = answer;
        this.reply = reply;
        this.head = head;
        this.success = head.now().isSuccess();
        this.streamed = success && framing != Framing.JSON;
        this.framing = framing;
    }

    AnswerStream answer() {
        return answer;
    }

    boolean committed() {
        return committed;
    }

    /** Whether the client waits for a beginning rather than for one document. */
    boolean streamed() {
        return streamed;
    }

    boolean isSuccess() {
        return success;
    }

    /** Of what leaves. */
    Framing framing() {
        return framing;
    }

    /** Whether what tells nothing may go out now: between two events of a stream. */
    boolean takesSignOfLife() {
        boolean events = framing == Framing.SSE || framing == Framing.JSON_ARRAY;
        return events && answer.atBoundary() && answer.progress() != Progress.COMPLETE;
    }

    @Override
    public void received(Buffer bytes) {
        chunk = bytes;
        view = ByteView.of(bytes);
        answer.feed(view.array(), view.from(), view.to(), this);
        chunk = null;
        view = null;
        commitIfDue();
    }

    /** The upstream's body is over; what the answer held back is given out. */
    void ended() {
        answer.end(this);
        if (streamed && answer.progress() == Progress.COMPLETE && !committed) {
            commit();
        }
    }

    private void commitIfDue() {
        boolean full = held != null && held.length() > MAX_HELD_BYTES && answer.progress() != Progress.FAILED;
        if (!committed && (full || isMeaningful())) {
            commit();
        }
    }

    /** An error behind the first content is the client's to see, however reads were cut. */
    private boolean isMeaningful() {
        return streamed && answer.hasContent();
    }

    /** From here on the answer is this attempt's. */
    void commit() {
        committed = true;
        var answered = head.now();
        reply.head(answered.status(), answered.headers());
        if (held != null) {
            reply.data(held);
            held = null;
        }
    }

    /** Ends an event that was too large to be held and will never be whole, so that what follows stands by itself. */
    void endOpenEvent() {
        if (framing == Framing.SSE && !answer.atBoundary()) {
            reply.data(Buffer.buffer("\n\n"));
        }
    }

    /** Sends an uncommitted answer as it is. */
    void full(Settlement settlement) {
        var answered = head.now();
        reply.full(answered.status(), answered.headers(), held == null ? Buffer.buffer() : held, settlement);
    }

    @Override
    public void write(byte[] array, int from, int to) {
        if (chunk != null && !committed && isMeaningful()) {
            commit();
        }
        if (committed) {
            relay(array, from, to);
        } else {
            hold(array, from, to);
        }
    }

    private void relay(byte[] array, int from, int to) {
        if (chunk == null) {
            reply.data(array, from, to, 0);
        } else if (isWholeChunk(array, from, to)) {
            reply.data(chunk);
        } else {
            reply.data(array, from, to, isOfChunk(array) ? 0 : chunk.length());
        }
    }

    private void hold(byte[] array, int from, int to) {
        if (held != null) {
            held.appendBytes(array, from, to - from);
        } else if (chunk != null && isWholeChunk(array, from, to)) {
            held = chunk;
        } else {
            held = Buffer.buffer(to - from).appendBytes(array, from, to - from);
        }
    }

    private boolean isWholeChunk(byte[] array, int from, int to) {
        return view != null && isOfChunk(array) && from == view.from() && to == view.to();
    }

    /** The same array, not an equal one, is meant. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isOfChunk(byte[] array) {
        return view != null && array == view.array();
    }
}

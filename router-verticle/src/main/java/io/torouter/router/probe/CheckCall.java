package io.torouter.router.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.torouter.answer.AnswerStream;
import io.torouter.answer.Framing;
import io.torouter.answer.PassThrough;
import io.torouter.answer.Progress;
import io.torouter.bus.ByteView;
import io.torouter.bus.Headers;
import io.torouter.router.upstream.AttemptListener;
import io.torouter.translation.ExactJson;
import io.torouter.translation.grid.ForeignAnswers;
import io.torouter.translation.grid.TranslatingAnswer;
import io.torouter.translation.grid.WireBytes;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;

import org.jspecify.annotations.Nullable;

import java.util.function.LongSupplier;

/**
 * Hears how one call goes and says at its end what was seen of it, or why there was nothing to see. Confined to an
 * event loop.
 */
final class CheckCall implements AttemptListener {
    private static final int MAX_RAW_BYTES = 64 * 1024;

    /** No answer to so small a question is longer. */
    private static final int MAX_BYTES = 4 << 20;

    private final ForeignAnswers answers;
    private final LongSupplier nanos;
    private final Promise<Seen> over = Promise.promise();
    private final Buffer raw = Buffer.buffer();
    private final Buffer document = Buffer.buffer();
    private int status;
    private long answeredNanos;
    private String contentType = "";
    private Framing framing = Framing.OPAQUE;
    private int length;
    private @Nullable TranslatingAnswer translated;
    private @Nullable AnswerStream observed;

    /**
     * @param nanos a monotonic clock
     */
    CheckCall(ForeignAnswers answers, LongSupplier nanos) {
        this.answers = answers;
        this.nanos = nanos;
    }

    /** Fails with what the connection died of, or with a fault of ours. */
    Promise<Seen> over() {
        return over;
    }

    /** Of the answer; 0 if none came. */
    int status() {
        return status;
    }

    /** When its head came, by the clock; meaningless before. */
    long answeredNanos() {
        return answeredNanos;
    }

    @Override
    public void answered(int code, Headers headers) {
        status = code;
        answeredNanos = nanos.getAsLong();
        for (int i = 0; i < headers.count(); i++) {
            if (headers.name(i).equals("content-type")) {
                contentType = headers.value(i);
            }
        }
        if (code >= 200 && code < 300) {
            guarded(this::beginReading);
        }
    }

    private void beginReading() {
        framing = Framing.of(answers.upstream(), contentType);
        if (framing != Framing.OPAQUE) {
            translated = answers.success(framing, new WireBytes());
            observed = PassThrough.open(answers.upstream(), framing, false);
        }
    }

    @Override
    public void received(Buffer bytes) {
        length += bytes.length();
        raw.appendBuffer(bytes, 0, Math.min(bytes.length(), MAX_RAW_BYTES - raw.length()));
        if (length > MAX_BYTES) {
            over.tryFail(new TooLong());
        } else {
            guarded(() -> read(ByteView.of(bytes)));
        }
    }

    private void read(ByteView view) {
        if (translated != null && observed != null && !over.future().isComplete()) {
            translated.feed(view.array(), view.from(), view.to(), this::hold);
            observed.feed(view.array(), view.from(), view.to(), (_, _, _) -> {});
        }
    }

    private void hold(byte[] array, int from, int to) {
        document.appendBytes(array, from, to - from);
    }

    @Override
    public void ended() {
        guarded(() -> over.tryComplete(new Seen(status, contentType, framing, raw, told())));
    }

    private Seen.Told told() {
        var reader = translated;
        var watcher = observed;
        if (reader == null || watcher == null) {
            return Seen.Told.NOTHING;
        }
        reader.end(this::hold);
        watcher.end((_, _, _) -> {});
        var failure = reader.error();
        var error = watcher.error();
        var unreadable = error == null && failure != null ? failure.message() : "";
        return new Seen.Told(watcher.progress() == Progress.COMPLETE, error, unreadable, json());
    }

    private JsonNode json() {
        var json = ExactJson.read(document.toString());
        return json == null ? MissingNode.getInstance() : json;
    }

    @Override
    public void failed(Throwable cause) {
        over.tryFail(cause);
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException fault) {
            over.tryFail(new Broken(fault));
        }
    }

    /** The answer is longer than any to such a question. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLong() {
            super("it is longer than " + (MAX_BYTES >> 20) + " MB", null, false, false);
        }
    }

    /** A fault of our own. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken(RuntimeException fault) {
            super(fault);
        }
    }
}

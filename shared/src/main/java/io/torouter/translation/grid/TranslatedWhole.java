package io.torouter.translation.grid;

import io.torouter.answer.Delivered;
import io.torouter.answer.Output;
import io.torouter.answer.Progress;
import io.torouter.answer.UpstreamError;
import io.torouter.canonical.Answer;
import io.torouter.canonical.Drops;
import io.torouter.canonical.StreamEvent;
import io.torouter.translation.StreamEncoder;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.stage.ToolRestoring;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

/**
 * An answer that comes as one document. It is read when it is over, and leaves as one document or, for a client that
 * wants a stream, as the events of one.
 */
final class TranslatedWhole implements TranslatingAnswer {
    private final AnswerTranslation by;
    private final WireBytes bytes;
    private final WholeDocument document;
    private Progress progress = Progress.PREAMBLE;
    private @Nullable Usage usage;
    private @Nullable UpstreamError error;

    TranslatedWhole(AnswerTranslation by, WireBytes bytes) {
        this.by = by;
        this.bytes = bytes;
        this.document = new WholeDocument(by.upstream());
    }

    @Override
    public void feed(byte[] array, int from, int to, Output out) {
        document.feed(array, from, to);
    }

    @Override
    public void end(Output out) {
        if (progress != Progress.PREAMBLE) {
            return;
        }
        bytes.clear();
        error = document.end();
        if (error == null) {
            translate();
        }
        if (error != null) {
            sayFailed(error);
        }
        progress = error == null ? Progress.COMPLETE : Progress.FAILED;
        bytes.giveOut(out);
        document.clear();
    }

    private void translate() {
        try {
            var answer = new ToolRestoring(by.names()).restore(by.upstreamHalf().answers().decode(document.object()));
            usage = answer.usage() == null ? null : MadeImages.with(answer.usage(), MadeImages.in(answer));
            say(answer);
        } catch (Untranslatable foreign) {
            bytes.clear();
            error = WholeDocument.failure(foreign);
        }
    }

    private void say(Answer answer) {
        if (by.form() == ClientForm.WHOLE) {
            var drops = Drops.ofAnswer(by.client().dialect());
            bytes.append(Json.write(by.clientHalf().answers().encode(answer, by.context(), drops)));
            by.drops().addAll(drops);
        } else {
            var stream = new Told();
            AnswerEvents.tell(answer, stream::step);
            stream.sink.close(false);
            by.drops().addAll(stream.sink.drops());
        }
    }

    private void sayFailed(UpstreamError what) {
        if (by.form() == ClientForm.WHOLE) {
            bytes.append(by.failure(what));
        } else {
            var stream = new Told();
            stream.step(new StreamEvent.Failed(what));
            stream.sink.close(true);
        }
    }

    /** The events of the client's stream. */
    private final class Told {
        private final EventSink sink = EventSink.of(by.client().dialect(), by.form(), bytes);
        private StreamEncoder encoder = by.encoder();

        void step(StreamEvent event) {
            encoder = sink.write(event, encoder);
        }
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public Usage usage() {
        return usage == null ? document.observed().usage() : usage;
    }

    @Override
    public boolean usageReported() {
        return usage != null || document.observed().usageReported();
    }

    @Override
    public Delivered delivered() {
        var observed = document.observed().delivered();
        return new Delivered(observed.bytes(), usage != null || observed.counted());
    }

    @Override
    public @Nullable UpstreamError error() {
        return progress == Progress.FAILED ? error : null;
    }

    @Override
    public int status() {
        return by.status(error);
    }

    @Override
    public String contentType() {
        return by.form().contentType();
    }
}

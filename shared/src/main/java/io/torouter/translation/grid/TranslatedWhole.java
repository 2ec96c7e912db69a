package io.torouter.translation.grid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.answer.AnswerStream;
import io.torouter.answer.Delivered;
import io.torouter.answer.Framing;
import io.torouter.answer.Output;
import io.torouter.answer.PassThrough;
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
 *
 * <p>Whether the document says that the upstream failed is judged as on the road on which bytes pass through.
 */
final class TranslatedWhole implements TranslatingAnswer {
    private static final int MAX_BYTES = 64 << 20;
    private static final int BAD_GATEWAY = 502;

    private final AnswerTranslation by;
    private final WireBytes bytes;
    private final AnswerStream observed;
    private final Held body = new Held();
    private boolean tooLarge;
    private Progress progress = Progress.PREAMBLE;
    private @Nullable Usage usage;
    private @Nullable UpstreamError error;

    TranslatedWhole(AnswerTranslation by, WireBytes bytes) {
        this.by = by;
        this.bytes = bytes;
        this.observed = PassThrough.open(by.upstream(), Framing.JSON, false);
    }

    @Override
    public void feed(byte[] array, int from, int to, Output out) {
        observed.feed(array, from, to, (same, start, stop) -> tooLarge |= !body.add(same, start, stop, MAX_BYTES));
    }

    @Override
    public void end(Output out) {
        if (progress != Progress.PREAMBLE) {
            return;
        }
        bytes.clear();
        observed.end((_, _, _) -> {});
        error = observed.error();
        if (error == null) {
            translate();
        }
        if (error != null) {
            sayFailed(error);
        }
        progress = error == null ? Progress.COMPLETE : Progress.FAILED;
        bytes.giveOut(out);
        body.clear();
    }

    private void translate() {
        try {
            var answer = new ToolRestoring(by.names()).restore(by.upstreamHalf().answers().decode(document()));
            usage = answer.usage() == null ? null : MadeImages.with(answer.usage(), MadeImages.in(answer));
            say(answer);
        } catch (JsonProcessingException _) {
            failed("the upstream's answer is no JSON document");
        } catch (Untranslatable foreign) {
            failed(String.valueOf(foreign.getMessage()));
        }
    }

    private ObjectNode document() throws JsonProcessingException {
        if (tooLarge) {
            throw Untranslatable.unsupported("the upstream's answer is too large to be translated");
        }
        if (Json.read(body.bytes(), 0, body.length()) instanceof ObjectNode object) {
            return object;
        }
        throw Untranslatable.unsupported("the upstream's answer is no JSON object");
    }

    private void failed(String why) {
        bytes.clear();
        error = new UpstreamError("server_error", why, BAD_GATEWAY);
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
        return usage == null ? observed.usage() : usage;
    }

    @Override
    public boolean usageReported() {
        return usage != null || observed.usageReported();
    }

    @Override
    public Delivered delivered() {
        return new Delivered(observed.delivered().bytes(), usage != null || observed.delivered().counted());
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

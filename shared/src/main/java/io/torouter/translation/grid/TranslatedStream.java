package io.torouter.translation.grid;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.torouter.answer.Delivered;
import io.torouter.answer.Output;
import io.torouter.answer.Progress;
import io.torouter.answer.UpstreamError;
import io.torouter.canonical.StreamEvent;
import io.torouter.translation.StreamDecoder;
import io.torouter.translation.StreamEncoder;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.stage.BlockOrder;
import io.torouter.translation.stage.ToolRestoring;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * A stream of events that leaves as a stream of events: decoded, tools restored, blocks put in a row, encoded. For a
 * client that wanted no stream it leaves as one document, at its end.
 *
 * <p>Reading → complete | failed; what the upstream says behind that is not heard. An event that cannot be read fails
 * the answer: what came before it has been written, and the client is told.
 */
final class TranslatedStream implements TranslatingAnswer, EventSource.Events {
    private static final int BAD_GATEWAY = 502;

    private final EventSource source;
    private final EventSink sink;
    private final WireBytes bytes;
    private final AnswerTranslation by;
    private final Consumer<StreamEvent> decoded = this::restore;
    private final Consumer<StreamEvent> restored = this::order;
    private final Consumer<StreamEvent> ordered = this::encode;
    private final DeltaForm deltas = new DeltaForm();

    /** How many events the decoder made of the upstream's one, and the last of them. */
    private int told;

    private @Nullable StreamEvent last;
    private StreamDecoder decoder;
    private ToolRestoring restoring;
    private BlockOrder order = BlockOrder.START;
    private StreamEncoder encoder;
    private boolean ending;

    /** Bytes of a stream that leaves whole, of all of which something is kept. */
    private long held;

    private Progress progress = Progress.PREAMBLE;
    private boolean content;
    private @Nullable Usage usage;
    private int images;
    private long written;
    private boolean counted;
    private @Nullable UpstreamError error;

    TranslatedStream(AnswerTranslation by, EventSource source, WireBytes bytes) {
        this.source = source;
        this.bytes = bytes;
        this.by = by;
        this.sink = EventSink.of(by.client().dialect(), by.form(), bytes);
        this.decoder = by.upstreamHalf().streams().decoder();
        this.restoring = new ToolRestoring(by.names());
        this.encoder = by.encoder();
    }

    @Override
    public void feed(byte[] array, int from, int to, Output out) {
        bytes.clear();
        held += by.form() == ClientForm.WHOLE ? to - from : 0;
        if (held > EventSource.MAX_EVENT_BYTES) {
            fail("the upstream's answer is too large to be translated");
        }
        source.feed(array, from, to, this);
        giveOut(out);
    }

    @Override
    public void end(Output out) {
        bytes.clear();
        ending = true;
        source.end(this);
        read(() -> decoder.end(decoded));
        giveOut(out);
    }

    private void giveOut(Output out) {
        if (!sink.drops().isEmpty()) {
            by.drops().addAll(sink.drops());
        }
        bytes.giveOut(out);
    }

    @Override
    public void event(String name, byte[] array, int from, int to) {
        var known = deltas.read(name, array, from, to);
        read(known == null ? () -> decode(name, array, from, to) : () -> restore(known));
    }

    /** The same state, not an equal one, is meant: a decoder that stays in it changes none. */
    @SuppressWarnings("ReferenceEquality")
    private void decode(String name, byte[] array, int from, int to) throws JsonProcessingException {
        var data = Json.event(array, from, to);
        var before = decoder;
        told = 0;
        decoder = before.step(name, data, decoded);
        boolean steady = told == 1 && decoder == before && before.tellsWordForWord(data);
        if (steady && last instanceof StreamEvent.BlockDelta delta) {
            deltas.learn(name, array, from, to, delta);
        } else {
            deltas.forget();
        }
    }

    @Override
    public void done() {
        read(() -> decoder = decoder.done(decoded));
    }

    @Override
    public void tooLarge() {
        fail("the upstream sent an event that is too large to be translated");
    }

    /** A step of the decoder. */
    private interface Step {
        void run() throws JsonProcessingException;
    }

    private void read(Step step) {
        if (isOver()) {
            return;
        }
        try {
            step.run();
        } catch (JsonProcessingException _) {
            notWellFormed();
        } catch (Untranslatable foreign) {
            fail(String.valueOf(foreign.getMessage()));
        }
    }

    /** What the upstream was cut off in is no event. */
    private void notWellFormed() {
        if (!ending) {
            fail("the upstream sent an event that is not well-formed");
        }
    }

    private boolean isOver() {
        return progress == Progress.COMPLETE || progress == Progress.FAILED;
    }

    private void fail(String why) {
        if (!isOver()) {
            encode(new StreamEvent.Failed(new UpstreamError("server_error", why, BAD_GATEWAY)));
        }
    }

    private void restore(StreamEvent event) {
        told++;
        last = event;
        restoring = restoring.step(event, restored);
    }

    private void order(StreamEvent event) {
        order = order.step(event, ordered);
    }

    private void encode(StreamEvent event) {
        if (isOver()) {
            return;
        }
        encoder = sink.write(event, encoder);
        note(event);
    }

    private void note(StreamEvent event) {
        switch (event) {
            case StreamEvent.Start(_, _, var input, _) -> usage = input == null ? usage : input;
            case StreamEvent.UsageReport(var totals) -> {
                usage = totals;
                counted = true;
            }
            case StreamEvent.Ping _ -> {}
            case StreamEvent.BlockStart(_, _, var head) -> {
                images += MadeImages.in(head);
                written += WrittenBytes.of(head);
                content();
            }
            case StreamEvent.BlockDelta(_, _, var delta) -> {
                written += WrittenBytes.of(delta);
                content();
            }
            case StreamEvent.BlockEnd _, StreamEvent.CandidateEnd _ -> content();
            case StreamEvent.End _ -> over(Progress.COMPLETE);
            case StreamEvent.Failed(var what) -> {
                error = what;
                over(Progress.FAILED);
            }
        }
    }

    private void content() {
        progress = Progress.CONTENT;
        content = true;
    }

    private void over(Progress end) {
        progress = end;
        content |= end == Progress.COMPLETE;
        sink.close(end == Progress.FAILED);
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public boolean hasContent() {
        return content;
    }

    @Override
    public Usage usage() {
        return MadeImages.with(usage == null ? Usage.NONE : usage, images);
    }

    @Override
    public boolean usageReported() {
        return usage != null;
    }

    @Override
    public Delivered delivered() {
        return new Delivered(written, counted);
    }

    @Override
    public @Nullable UpstreamError error() {
        return error;
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

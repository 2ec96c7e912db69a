package io.torouter.translation.responses;

import io.torouter.answer.UpstreamError;
import io.torouter.canonical.Block;
import io.torouter.canonical.Field;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.ServiceTier;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.StreamEvent.BlockDelta;
import io.torouter.canonical.StreamEvent.BlockEnd;
import io.torouter.canonical.StreamEvent.BlockStart;
import io.torouter.canonical.StreamEvent.CandidateEnd;
import io.torouter.canonical.StreamEvent.End;
import io.torouter.canonical.StreamEvent.Failed;
import io.torouter.canonical.StreamEvent.Ping;
import io.torouter.canonical.StreamEvent.Start;
import io.torouter.canonical.StreamEvent.UsageReport;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.StreamEncoder;
import io.torouter.translation.WireSink;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Writes the events of a stream. Only the first of several answers can be said.
 *
 * @param next number of the next event
 */
record EventEncoder(ResponseFrame frame, long next, WrittenOutput output, Known known) implements StreamEncoder {
    /** What the last event will say beside the output. */
    private record Known(Ending ending, @Nullable Usage usage, @Nullable ServiceTier tier, boolean refusal) {
        ResponseFrame.Status status() {
            return new ResponseFrame.Status(ending.status(), null, ending.incompleteReason(), usage, tier);
        }
    }

    static EventEncoder start(AnswerContext context) {
        var frame = ResponseFrame.of(context);
        var output = new WrittenOutput(frame, List.of(), null);
        return new EventEncoder(frame, 0, output, new Known(Ending.COMPLETED, null, null, false));
    }

    @Override
    public EventEncoder step(StreamEvent event, WireSink sink) {
        var out = new EventOut(sink, next);
        return switch (event) {
            case BlockDelta(var candidate, _, var delta) -> candidate == 0 ? said(output.grow(delta, out), out) : this;
            case BlockStart(var candidate, _, var head) -> candidate == 0 ? begun(head, out) : withoutOthers(out);
            case BlockEnd(var candidate, _) -> candidate == 0 ? said(output.endBlock(out), out) : this;
            case CandidateEnd(var candidate, var stop) ->
                    candidate == 0 ? ended(Ending.of(stop, known.refusal()), out) : withoutOthers(out);
            case Start start -> started(start, out);
            case UsageReport(var usage) -> with(new Known(known.ending(), usage, known.tier(), known.refusal()));
            case End _ -> finished(out);
            case Failed(var error) -> failed(error, out);
            case Ping _ -> this;
        };
    }

    private EventEncoder withoutOthers(EventOut out) {
        out.drops().add(Field.CANDIDATES);
        return this;
    }

    private EventEncoder begun(Block head, EventOut out) {
        var said = said(output.begin(head, out), out);
        boolean refusal = head instanceof Block.RefusalBlock || isRefusal(head);
        return refusal ? said.with(new Known(known.ending(), known.usage(), known.tier(), true)) : said;
    }

    private static boolean isRefusal(Block head) {
        return head instanceof Block.WholeBlock(var part) && part instanceof Refusal;
    }

    private EventEncoder with(Known more) {
        return new EventEncoder(frame, next, output, more);
    }

    private EventEncoder said(WrittenOutput changed, EventOut out) {
        return new EventEncoder(frame, out.next(), changed, known);
    }

    private EventEncoder started(Start start, EventOut out) {
        var response = frame.response(ResponseFrame.Status.IN_PROGRESS, List.of());
        out.response("response.created", response);
        out.response("response.in_progress", response);
        return said(output, out).with(new Known(known.ending(), start.input(), start.serviceTier(), false));
    }

    private EventEncoder ended(Ending ending, EventOut out) {
        return said(output.closed(ending.status(), out), out)
                .with(new Known(ending, known.usage(), known.tier(), known.refusal()));
    }

    private EventEncoder finished(EventOut out) {
        var closed = output.closed(known.ending().status(), out);
        out.response("response." + known.ending().status(), frame.response(known.status(), closed.done()));
        return said(closed, out);
    }

    private EventEncoder failed(UpstreamError error, EventOut out) {
        var closed = output.closed(OutputItems.INCOMPLETE, out);
        var failure = Failure.of(error);
        failure.write(out);
        var status = new ResponseFrame.Status("failed", failure.json(), "", known.usage(), known.tier());
        out.response("response.failed", frame.response(status, closed.done()));
        return said(closed, out);
    }
}

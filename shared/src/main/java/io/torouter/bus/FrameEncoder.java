package io.torouter.bus;

import io.torouter.request.RequestFacts;
import io.torouter.request.Span;
import io.torouter.request.SpanEdit;
import io.torouter.request.StateFacts;

import org.jspecify.annotations.Nullable;

/** Writes one frame: type, length, stream number, contents. */
final class FrameEncoder {
    private final WireWriter out;

    FrameEncoder(WireWriter out) {
        this.out = out;
    }

    void encode(Frame frame) {
        out.put(type(frame));
        int length = out.reserveLength();
        out.put(frame.stream());
        contents(frame);
        out.fillLength(length);
    }

    private static byte type(Frame frame) {
        return switch (frame) {
            case Open _ -> FrameType.OPEN;
            case Body _ -> FrameType.BODY;
            case Credit _ -> FrameType.CREDIT;
            case Cancel _ -> FrameType.CANCEL;
            case Head _ -> FrameType.HEAD;
            case Data _ -> FrameType.DATA;
            case Full _ -> FrameType.FULL;
            case End _ -> FrameType.END;
            case Fail _ -> FrameType.FAIL;
            case Settled _ -> FrameType.SETTLED;
        };
    }

    private void contents(Frame frame) {
        switch (frame) {
            case Open open -> open(open);
            case Body(_, var sequence, var bytes) -> out.put(sequence).put(bytes);
            case Credit(_, var bytes) -> out.put(bytes);
            case Cancel _ -> {}
            case Head(_, var status, var headers) -> headers(out.put(status), headers);
            case Data(_, var sequence, var bytes) -> out.put(sequence).put(bytes);
            case Full full -> full(full);
            case End(_, var sequence, var settlement) -> SettlementWire.write(out.put(sequence), settlement);
            case Fail fail -> fail(fail);
            case Settled(_, var settlement) -> SettlementWire.write(out, settlement);
        }
    }

    private void open(Open open) {
        requestHead(open.head());
        out.put(open.body()).put(open.bodyBytes()).put(open.credit());
        state(open.head().facts().state());
    }

    private void requestHead(RequestHead head) {
        out.put(head.requestId()).put(head.operation().name()).put(head.group());
        out.put(head.key()).put(head.model()).put(head.target()).put(head.query());
        out.put(head.stream()).put(head.affinity());
        facts(head.facts());
        headers(out, head.headers());
    }

    private void facts(RequestFacts facts) {
        nullable(facts.model());
        span(facts.modelSpan());
        out.put(facts.stream()).put(facts.usageSwitch().asked());
        edit(facts.usageSwitch().edit());
        nullable(facts.affinity());
    }

    /** What stands at the end of a frame may be left out: few requests say anything of state. */
    private void state(StateFacts state) {
        if (state.equals(StateFacts.NONE)) {
            return;
        }
        out.put(state.store()).put(state.background()).put(state.conversation());
        var previous = state.previous();
        nullable(previous == null ? null : previous.id());
        span(previous == null ? null : previous.member());
        span(state.input());
    }

    private void nullable(@Nullable String text) {
        out.put(text != null);
        if (text != null) {
            out.put(text);
        }
    }

    private void span(@Nullable Span span) {
        out.put(span != null);
        if (span != null) {
            out.put(span.from()).put(span.to());
        }
    }

    private void edit(@Nullable SpanEdit edit) {
        out.put(edit != null);
        if (edit != null) {
            out.put(edit.span().from()).put(edit.span().to()).put(edit.replacement());
        }
    }

    private void full(Full full) {
        headers(out.put(full.status()), full.headers());
        out.put(full.body());
        SettlementWire.write(out, full.settlement());
    }

    private void fail(Fail fail) {
        var error = fail.error();
        out.put(error.code().name()).put(error.message()).put(error.retryAfterSeconds());
        SettlementWire.write(out.put(fail.retryable()), fail.settlement());
    }

    private static void headers(WireWriter out, Headers headers) {
        out.put(headers.count());
        headers.pairs().forEach(out::put);
    }
}

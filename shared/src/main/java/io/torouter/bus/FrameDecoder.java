package io.torouter.bus;

import io.torouter.dialect.Operation;
import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.torouter.request.RequestFacts;
import io.torouter.request.Span;
import io.torouter.request.SpanEdit;
import io.torouter.request.StateFacts;
import io.torouter.request.UsageSwitch;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;

/**
 * Reads what {@link FrameEncoder} wrote; a newer neighbour may append fields to a frame or send types we do not know.
 */
final class FrameDecoder {
    private final WireReader in;

    /** Where the frame at hand ends. */
    private int end;

    FrameDecoder(WireReader in) {
        this.in = in;
    }

    /** The next frame, or null for one of an unknown type, which is skipped. */
    @Nullable Frame decode() {
        byte type = in.readByte();
        int length = in.readInt();
        end = in.position() + length;
        long stream = in.readLong();
        var frame = contents(type, stream, end);
        in.moveTo(end);
        return frame;
    }

    private @Nullable Frame contents(byte type, long stream, int end) {
        return switch (type) {
            case FrameType.OPEN -> open(stream, end);
            case FrameType.BODY -> new Body(stream, in.readInt(), in.readBuffer());
            case FrameType.CREDIT -> new Credit(stream, in.readInt());
            case FrameType.CANCEL -> new Cancel(stream);
            case FrameType.HEAD -> new Head(stream, in.readInt(), headers());
            case FrameType.DATA -> new Data(stream, in.readInt(), in.readBuffer());
            case FrameType.FULL -> new Full(stream, in.readInt(), headers(), in.readBuffer(), settlement());
            case FrameType.END -> new End(stream, in.readInt(), settlement());
            case FrameType.FAIL -> new Fail(stream, error(), in.readBoolean(), settlement());
            case FrameType.SETTLED -> new Settled(stream, settlement());
            default -> null;
        };
    }

    private Open open(long stream, int end) {
        var head = requestHead();
        var body = in.readBuffer();
        int bodyBytes = in.readInt();
        int credit = in.readInt();
        var state = in.position() < end ? state() : StateFacts.NONE;
        return new Open(stream, head.with(head.facts().with(state)), body, bodyBytes, credit);
    }

    private StateFacts state() {
        return new StateFacts(in.readBoolean(), in.readBoolean(), in.readBoolean(), previous(), span());
    }

    private StateFacts.@Nullable Previous previous() {
        var id = nullable();
        var member = span();
        return id == null || member == null ? null : new StateFacts.Previous(id, member);
    }

    private RequestHead requestHead() {
        return new RequestHead(
                in.readString(),
                Operation.valueOf(in.readString()),
                in.readString(),
                in.readString(),
                in.readString(),
                in.readString(),
                in.readString(),
                in.readBoolean(),
                in.readString(),
                facts(),
                headers());
    }

    private RequestFacts facts() {
        return new RequestFacts(
                nullable(), span(), in.readBoolean(), new UsageSwitch(in.readBoolean(), edit()), nullable());
    }

    private @Nullable String nullable() {
        return in.readBoolean() ? in.readString() : null;
    }

    private @Nullable Span span() {
        return in.readBoolean() ? new Span(in.readInt(), in.readInt()) : null;
    }

    private @Nullable SpanEdit edit() {
        return in.readBoolean() ? new SpanEdit(new Span(in.readInt(), in.readInt()), in.readBytes()) : null;
    }

    private GatewayError error() {
        return new GatewayError(in.readWord(ErrorCode.class, ErrorCode.INTERNAL), in.readString(), in.readInt());
    }

    private Headers headers() {
        int strings = 2 * in.readInt();
        var pairs = new ArrayList<String>(Math.min(strings, 64));
        for (int i = 0; i < strings; i++) {
            pairs.add(in.readString());
        }
        return new Headers(pairs);
    }

    private Settlement settlement() {
        return new SettlementWire(in, end).read();
    }
}

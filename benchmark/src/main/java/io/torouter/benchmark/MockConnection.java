package io.torouter.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

/** One connection to the mock upstream: reads a request, plays its answer, waits for the next. */
final class MockConnection extends ChannelInboundHandlerAdapter {
    private static final ByteBuf WANTS_USAGE = Unpooled.wrappedBuffer("\"include_usage\"".getBytes(US_ASCII));
    private static final ByteBuf MARK = Unpooled.wrappedBuffer(Aborts.MARK.getBytes(US_ASCII));

    private final MockUpstream mock;
    private final Wire wire;
    private boolean usage;
    private int number = -1;
    private @Nullable MockStream stream;

    MockConnection(MockUpstream mock, Wire wire) {
        this.mock = mock;
        this.wire = wire;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof HttpContent part) {
                content(context, part);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void content(ChannelHandlerContext context, HttpContent part) {
        if (!(mock.scene().play() instanceof Play.Whole)) {
            look(part.content());
        }
        if (part instanceof LastHttpContent) {
            answer(context);
        }
    }

    /** Requests for streams are small enough to come in one piece. */
    private void look(ByteBuf body) {
        usage |= ByteBufUtil.indexOf(WANTS_USAGE, body) >= 0;
        int mark = ByteBufUtil.indexOf(MARK, body);
        if (mark >= 0) {
            number = (int) Digits.get(body, mark + Aborts.MARK.length(), Aborts.DIGITS);
        }
    }

    private void answer(ChannelHandlerContext context) {
        var scene = mock.scene();
        if (scene.play() instanceof Play.Whole) {
            context.writeAndFlush(wire.answer(), context.voidPromise());
            return;
        }
        stream = new MockStream(mock, wire, context, new MockStream.Request(scene, usage, number));
        usage = false;
        number = -1;
        stream.start();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (stream != null) {
            stream.closed();
        }
    }

    /** A gateway may reset what its client no longer wants. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}

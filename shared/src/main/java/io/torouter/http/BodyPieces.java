package io.torouter.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * Hands the pieces of an HTTP/1 body that one turn of the event loop has read to Vert.x as one, outside of Netty's
 * pool.
 *
 * <p>As one, because an upstream that sends a burst of events sends each in a chunk of its own, and each way through
 * Vert.x costs as much as looking at the event. Nothing is held back beyond the turn.
 *
 * <p>Outside of the pool, because Vert.x keeps back what nobody wants to read yet, and forgets it when the connection
 * ends: what it held of the pool would be lost. It would copy the bytes anyway, when it hands them out.
 *
 * <p>Who takes a request's body whole may have its bytes without all that: {@link #lend}.
 */
class BodyPieces extends ChannelDuplexHandler {
    /** Larger pieces are worth a way of their own, and what is put together becomes no larger. */
    static final int MOST_BYTES = 16 * 1024;

    private @Nullable ByteBuf held;
    private @Nullable HttpRequest arriving;
    private @Nullable Consumer<ByteBuf> borrower;

    /**
     * Lends the bytes of the body that comes now to somebody who copies them, each time for as long as the call lasts;
     * of its pieces only the end goes to Vert.x. Nothing is lent of a request that Vert.x handles later than its head
     * was read: it holds some of the body already.
     *
     * @param headers of the request whose body it is
     */
    @SuppressWarnings("ReferenceEquality") // Two requests may have equal headers.
    void lend(Object headers, Consumer<ByteBuf> reader) {
        if (arriving != null && arriving.headers() == headers) {
            borrower = reader;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpContent content && content.decoderResult().isSuccess()) {
            take(context, content);
        } else {
            passOn(context);
            borrower = null;
            arriving = message instanceof HttpRequest head ? head : null;
            context.fireChannelRead(message);
            arriving = null;
        }
    }

    private void take(ChannelHandlerContext context, HttpContent content) {
        var bytes = content.content();
        if (bytes.isReadable()) {
            if (borrower == null) {
                hold(context, bytes);
            } else {
                borrower.accept(bytes);
            }
        }
        if (content instanceof LastHttpContent last) {
            borrower = null;
            end(context, last);
        } else {
            content.release();
        }
    }

    private void hold(ChannelHandlerContext context, ByteBuf piece) {
        int bytes = piece.readableBytes();
        if (held != null && held.readableBytes() + bytes > MOST_BYTES) {
            passOn(context);
        }
        if (held == null) {
            held = Unpooled.buffer(Math.max(bytes, Math.min(bytes + behind(piece), MOST_BYTES)));
        }
        held.writeBytes(piece, piece.readerIndex(), bytes);
    }

    /** What the decoder has yet to take apart of the read that a piece came with: a bit more than all others of it. */
    private static int behind(ByteBuf piece) {
        var read = piece.unwrap();
        return read == null ? 0 : read.readableBytes();
    }

    private void end(ChannelHandlerContext context, LastHttpContent last) {
        if (last.content().isReadable()) {
            var rest = held == null ? Unpooled.EMPTY_BUFFER : held;
            held = null;
            last.release();
            context.fireChannelRead(last.replace(rest));
        } else {
            passOn(context);
            context.fireChannelRead(last);
        }
    }

    private void passOn(ChannelHandlerContext context) {
        var bytes = held;
        if (bytes != null) {
            held = null;
            context.fireChannelRead(new DefaultHttpContent(bytes));
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        passOn(context);
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        passOn(context);
        context.fireChannelInactive();
    }

    @Override
    @SuppressWarnings("deprecation") // Of the method in ChannelHandler; the one for inbound handlers stays.
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        passOn(context);
        context.fireExceptionCaught(cause);
    }
}

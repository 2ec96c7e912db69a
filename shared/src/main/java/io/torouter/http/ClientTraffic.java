package io.torouter.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * What a client's HTTP/1 connection brings and takes: pieces of requests as {@link BodyPieces} has them, pieces of
 * chunked answers as one buffer each.
 *
 * <p>Netty's encoder makes three buffers of a chunk, with a promise for each and one for all. Where events come one by
 * one, that and listening for the end of each was a tenth of the gateway's work.
 */
final class ClientTraffic extends BodyPieces {
    /** {@code 4000}, the length of the largest chunk, and two line ends. */
    private static final int FRAME_BYTES = Integer.toHexString(MOST_BYTES).length() + 4;

    private static final int LINE_END = '\r' << 8 | '\n';

    private final ChannelHandlerContext encoder;
    private final IdleWatch idle;
    private boolean chunked;
    private boolean someWithoutBody;

    /**
     * @param encoder of answers, that chunks go around
     */
    ClientTraffic(ChannelHandlerContext encoder, IdleWatch idle) {
        this.encoder = encoder;
        this.idle = idle;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        idle.start(context);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        idle.stop();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        idle.stir();
        if (message instanceof HttpRequest request && request.method().equals(HttpMethod.HEAD)) {
            someWithoutBody = true;
        }
        super.channelRead(context, message);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // It is the promise.
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        idle.stir();
        if (chunked && message instanceof HttpContent content && isPiece(content)) {
            encoder.write(chunk(context.alloc(), content.content()), promise);
        } else {
            if (message instanceof HttpResponse head) {
                chunked = hasPieces(head) && HttpUtil.isTransferEncodingChunked(head);
            }
            context.write(message, promise);
        }
    }

    /** Larger ones are not worth copying. */
    private static boolean isPiece(HttpContent content) {
        int bytes = content.content().readableBytes();
        return bytes > 0
                && bytes <= MOST_BYTES
                && !(content instanceof LastHttpContent)
                && !(content instanceof HttpResponse);
    }

    /** What the encoder finds to have no body gets none from it. */
    private boolean hasPieces(HttpResponse head) {
        return !(head instanceof LastHttpContent) && !someWithoutBody && hasBody(head.status().code());
    }

    private static boolean hasBody(int status) {
        return status >= 200 && status != 204 && status != 205 && status != 304;
    }

    private static ByteBuf chunk(ByteBufAllocator allocator, ByteBuf bytes) {
        try {
            int length = bytes.readableBytes();
            var chunk = allocator.ioBuffer(length + FRAME_BYTES);
            writeHex(chunk, length);
            return chunk.writeShort(LINE_END).writeBytes(bytes).writeShort(LINE_END);
        } finally {
            bytes.release();
        }
    }

    private static void writeHex(ByteBuf target, int number) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(number);
        for (int shift = (bits - 1) / 4 * 4; shift >= 0; shift -= 4) {
            target.writeByte(Character.forDigit(number >> shift & 0xf, 16));
        }
    }
}

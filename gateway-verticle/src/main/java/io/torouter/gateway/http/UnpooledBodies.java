package io.torouter.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Takes the bytes of HTTP/1 request bodies out of Netty's pool before Vert.x sees them.
 *
 * <p>Vert.x copies them too, when it hands them out. But a request that comes before the former's answer is over it
 * keeps back, and forgets it when the client leaves, so that what it held of the pool would be lost for good. Copied
 * here, it is nothing but garbage, and there is still one copy.
 */
@ChannelHandler.Sharable
public final class UnpooledBodies extends ChannelInboundHandlerAdapter {
    static final UnpooledBodies ONE_FOR_ALL = new UnpooledBodies();

    private UnpooledBodies() {}

    /** To be called before the connection has read anything. */
    public static void on(HttpConnection connection) {
        if (connection instanceof ConnectionBase client) {
            var vertx = client.channelHandlerContext();
            vertx.pipeline().addBefore(vertx.name(), null, ONE_FOR_ALL);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        context.fireChannelRead(
                message instanceof HttpContent content && content.content().isReadable() ? unpooled(content) : message);
    }

    private static HttpContent unpooled(HttpContent content) {
        try {
            return content.replace(copy(content.content()));
        } finally {
            content.release();
        }
    }

    /** May grow: the next piece of the body may be put behind it. */
    private static ByteBuf copy(ByteBuf from) {
        return Unpooled.buffer(from.readableBytes()).writeBytes(from, from.readerIndex(), from.readableBytes());
    }
}

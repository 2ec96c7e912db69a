package io.torouter.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.net.impl.ConnectionBase;

/** What the gateway changes in the chain of handlers that Vert.x gives a connection. */
public final class Pipelines {
    private Pipelines() {}

    /**
     * Has bodies of answers read by {@link BodyPieces}.
     *
     * @param upstream connection that has read nothing yet
     */
    public static void suitUpstream(HttpConnection upstream) {
        if (upstream instanceof ConnectionBase netty) {
            suit(netty.channelHandlerContext(), new BodyPieces());
        }
    }

    /**
     * Has requests read and answers written by {@link ClientTraffic}, on a connection of HTTP/1.
     *
     * @param client connection that has read nothing yet
     */
    public static void suitClient(HttpConnection client) {
        if (client instanceof ConnectionBase netty) {
            var vertx = netty.channelHandlerContext();
            var encoder = vertx.pipeline().context(HttpResponseEncoder.class);
            suit(vertx, encoder == null ? new BodyPieces() : new ClientTraffic(encoder, idleWatch(vertx.pipeline())));
        }
    }

    /** Takes the place of the pipeline's own. */
    private static IdleWatch idleWatch(ChannelPipeline pipeline) {
        var own = pipeline.get(IdleStateHandler.class);
        if (own == null) {
            return new IdleWatch(0);
        }
        pipeline.remove(own);
        return new IdleWatch(own.getAllIdleTimeInMillis());
    }

    /**
     * Also takes out what sends files: no message of the gateway's is one, and each would go through its queue all the
     * same, on encrypted connections and under io_uring.
     */
    private static void suit(ChannelHandlerContext vertx, BodyPieces pieces) {
        var pipeline = vertx.pipeline();
        pipeline.addBefore(vertx.name(), null, pieces);
        if (pipeline.get(ChunkedWriteHandler.class) != null) {
            pipeline.remove(ChunkedWriteHandler.class);
        }
    }

    /**
     * Reads a request's body as {@link HttpServerRequest#handler} does, but each buffer is only lent: its bytes are
     * others' after the call. So they are copied but once, by the reader.
     *
     * @param request that was not paused, on a connection that {@link #suitClient} has seen
     */
    public static void borrowBody(HttpServerRequest request, Handler<Buffer> reader) {
        request.handler(reader);
        if (request instanceof HttpServerRequestInternal inner
                && request.connection() instanceof ConnectionBase netty) {
            var pieces = netty.channelHandlerContext().pipeline().get(BodyPieces.class);
            if (pieces != null) {
                var context = inner.context();
                pieces.lend(request.headers(), bytes -> context.dispatch(BufferInternal.buffer(bytes), reader));
            }
        }
    }
}

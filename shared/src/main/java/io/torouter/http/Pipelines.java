package io.torouter.http;

import io.netty.handler.stream.ChunkedWriteHandler;
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
     * Has bodies read by {@link BodyPieces}, and takes out what sends files: no message of the gateway's is one, and
     * each would go through its queue all the same, on encrypted connections and under io_uring.
     *
     * @param connection that has read nothing yet
     */
    public static void suit(HttpConnection connection) {
        if (connection instanceof ConnectionBase netty) {
            var vertx = netty.channelHandlerContext();
            var pipeline = vertx.pipeline();
            pipeline.addBefore(vertx.name(), null, new BodyPieces());
            if (pipeline.get(ChunkedWriteHandler.class) != null) {
                pipeline.remove(ChunkedWriteHandler.class);
            }
        }
    }

    /**
     * Reads a request's body as {@link HttpServerRequest#handler} does, but each buffer is only lent: its bytes are
     * others' after the call. So they are copied but once, by the reader.
     *
     * @param request that was not paused, on a connection that {@link #suit} has seen
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

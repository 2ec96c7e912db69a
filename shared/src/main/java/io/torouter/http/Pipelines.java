package io.torouter.http;

import io.netty.handler.stream.ChunkedWriteHandler;
import io.vertx.core.http.HttpConnection;
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
}

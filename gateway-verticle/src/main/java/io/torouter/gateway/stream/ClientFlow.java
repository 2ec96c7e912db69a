package io.torouter.gateway.stream;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

import java.util.function.IntConsumer;

/**
 * Writes an answer to the client and gives its router credit as fast as the client reads.
 *
 * <p>Bytes count as read once the socket has taken them. The response's own {@code writeQueueFull} does not tell: its
 * queue counts messages, not bytes, and takes several before it is full. So the write that completes half a window is
 * watched, and its end gives that half back. A client that never fell behind gets a larger window.
 */
final class ClientFlow {
    private final HttpServerResponse response;
    private final OpenStreams open;
    private final IntConsumer grant;
    private int window;
    private int unmarked;

    /**
     * @param window the credit the router began with, in bytes
     */
    ClientFlow(HttpServerResponse response, int window, OpenStreams open, IntConsumer grant) {
        this.response = response;
        this.window = window;
        this.open = open;
        this.grant = grant;
    }

    void write(Buffer bytes) {
        unmarked += bytes.length();
        var written = response.write(bytes);
        if (unmarked >= window / 2) {
            int marked = unmarked;
            boolean atOnce = written.isComplete();
            unmarked = 0;
            written.onSuccess(_ -> taken(marked, atOnce));
        }
    }

    private void taken(int bytes, boolean atOnce) {
        int growth = atOnce ? open.growth(window) : 0;
        window += growth;
        grant.accept(bytes + growth);
    }
}

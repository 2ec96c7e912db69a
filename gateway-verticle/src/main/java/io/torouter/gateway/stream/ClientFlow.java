package io.torouter.gateway.stream;

import io.vertx.core.http.HttpServerResponse;

import java.util.function.IntConsumer;

/**
 * Gives a router credit as fast as the client reads.
 *
 * <p>What was written counts as consumed once the socket's queue has room; half a window consumed is given back at
 * once. A client that never fell behind gets a larger window, up to {@link #MAX_WINDOW_BYTES}.
 */
final class ClientFlow {
    static final int START_WINDOW_BYTES = 64 * 1024;
    static final int MAX_WINDOW_BYTES = 512 * 1024;

    private final HttpServerResponse response;
    private final IntConsumer grant;
    private int window;
    private int unread;
    private int consumed;
    private boolean waiting;

    ClientFlow(HttpServerResponse response, int window, IntConsumer grant) {
        this.response = response;
        this.window = window;
        this.grant = grant;
    }

    void wrote(int bytes) {
        unread += bytes;
        if (!response.writeQueueFull()) {
            drained(true);
        } else if (!waiting) {
            waiting = true;
            response.drainHandler(_ -> drained(false));
        }
    }

    private void drained(boolean atOnce) {
        waiting = false;
        consumed += unread;
        unread = 0;
        if (consumed >= window / 2) {
            int growth = atOnce ? Math.min(window, MAX_WINDOW_BYTES - window) : 0;
            window += growth;
            grant.accept(consumed + growth);
            consumed = 0;
        }
    }
}

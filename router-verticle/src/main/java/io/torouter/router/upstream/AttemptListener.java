package io.torouter.router.upstream;

import io.torouter.bus.Headers;
import io.vertx.core.buffer.Buffer;

/**
 * Hears how an attempt goes, on the router's event loop. After {@link #failed} or {@link #ended} nothing more is said.
 */
public interface AttemptListener {
    /** The head of an answer, whatever its status. */
    void answered(int status, Headers headers);

    /** The next bytes of the answer's body. */
    void received(Buffer bytes);

    /** The body is complete as far as HTTP can tell. */
    void ended();

    /** No connection, or it broke before the answer was complete. */
    void failed(Throwable cause);
}

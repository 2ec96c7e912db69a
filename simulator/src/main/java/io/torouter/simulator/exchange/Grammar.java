package io.torouter.simulator.exchange;

import io.vertx.core.buffer.Buffer;

import java.util.List;

/** How one kind of stream says what is not part of a good answer. */
public interface Grammar {
    /** What a stream says when its answer fails, its terminator included where the vendor sends one then. */
    List<Frame> failure(Refusal refusal);

    /** An event that breaks the rules of JSON. */
    Buffer garbage();

    /** Bytes that say nothing but that the stream is alive. */
    Buffer comment();
}

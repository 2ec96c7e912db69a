package io.torouter.router.stream;

import io.vertx.core.buffer.Buffer;

/** An answer that sends the request to the next channel; its body is kept, bounded, for the case that there is none. */
final class Rejection implements Reading {
    private static final int MAX_BYTES = 64 * 1024;

    private final Answered answered;
    private final Buffer body = Buffer.buffer();

    Rejection(Answered answered) {
        this.answered = answered;
    }

    Answered answered() {
        return answered;
    }

    Buffer body() {
        return body;
    }

    @Override
    public void received(Buffer bytes) {
        int room = MAX_BYTES - body.length();
        if (room > 0) {
            body.appendBuffer(bytes, 0, Math.min(room, bytes.length()));
        }
    }
}

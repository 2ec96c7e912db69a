package io.torouter.router.stream;

import io.torouter.bus.Body;
import io.torouter.bus.Open;
import io.vertx.core.buffer.Buffer;

/** Puts a request's body together from the frames that bring it. */
final class RequestBody {
    private final Buffer bytes;
    private final int length;
    private int nextSequence;

    RequestBody(Open open) {
        this.length = open.bodyBytes();
        this.bytes = open.body().length() == length ? open.body() : Buffer.buffer(length).appendBuffer(open.body());
    }

    /**
     * @return false if a piece is missing or too much came: the stream cannot go on
     */
    boolean add(Body body) {
        if (isComplete() || body.sequence() != nextSequence || body.bytes().length() > length - bytes.length()) {
            return false;
        }
        nextSequence++;
        bytes.appendBuffer(body.bytes());
        return true;
    }

    boolean isComplete() {
        return bytes.length() == length;
    }

    Buffer bytes() {
        return bytes;
    }
}

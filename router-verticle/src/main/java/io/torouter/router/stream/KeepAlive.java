package io.torouter.router.stream;

import io.vertx.core.buffer.Buffer;

import java.time.Duration;

/**
 * Shows a waiting client that its answer is under way.
 *
 * @param comment silence after which a stream gets a comment; zero for never
 */
record KeepAlive(StreamTimes times, Reply reply, Duration comment) {
    /** Looks at a streamed answer whose upstream is awaited. */
    void look(AnswerRelay relay, long nowNanos) {
        if (!relay.takesComment()) {
            return;
        }
        if (!relay.committed()) {
            commitWhenOld(relay, nowNanos);
        } else if (times.isSilent(nowNanos, comment)) {
            times.commented(nowNanos);
            reply.data(Buffer.buffer(": keep-alive\n\n"));
        }
    }

    private void commitWhenOld(AnswerRelay relay, long nowNanos) {
        if (times.preambleIsOld(nowNanos)) {
            relay.commit();
            times.meaningful(nowNanos);
        }
    }
}

package io.torouter.router.stream;

import io.torouter.answer.Framing;
import io.torouter.dialect.Dialect;
import io.vertx.core.buffer.Buffer;

import java.time.Duration;

/**
 * Shows a waiting client that its answer is under way: with a comment, or with blank space where the dialect's clients
 * take a comment for a broken answer.
 *
 * <p>So do google-genai for Python, {@code _api_client.py}, and go-genai, {@code api_client.go}; the latter skips blank
 * lines in pairs only (sources read 2026-11-28). In an array blank space may stand anywhere between two elements.
 *
 * @param comment silence after which a stream gets a sign of life; zero for never
 * @param client whose dialect the answer leaves in
 */
record KeepAlive(StreamTimes times, Reply reply, Duration comment, Dialect client) {
    private static final String COMMENT = ": keep-alive\n\n";
    private static final String BLANK = "\r\n\r\n";

    /** Looks at a streamed answer whose upstream is awaited. */
    void look(AnswerRelay relay, long nowNanos) {
        if (!relay.takesSignOfLife()) {
            return;
        }
        if (!relay.committed()) {
            commitWhenOld(relay, nowNanos);
        } else if (times.isSilent(nowNanos, comment)) {
            times.commented(nowNanos);
            reply.data(Buffer.buffer(client == Dialect.GEMINI_GENERATE ? BLANK : COMMENT));
        }
    }

    /** An array waits for its first element: the error that may end it follows one. */
    private void commitWhenOld(AnswerRelay relay, long nowNanos) {
        if (relay.framing() == Framing.SSE && times.preambleIsOld(nowNanos)) {
            relay.commit();
            times.meaningful(nowNanos);
        }
    }
}

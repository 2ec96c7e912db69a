package io.torouter.router.stream;

import io.torouter.bus.Headers;
import io.torouter.router.upstream.AttemptListener;
import io.vertx.core.buffer.Buffer;

/** Stands between an attempt and its stream: a fault of ours ends the stream instead of leaving it behind. */
record Guarded(RoutedStream stream) implements AttemptListener {
    @Override
    public void answered(int status, Headers headers) {
        try {
            stream.answered(status, headers);
        } catch (RuntimeException fault) {
            stream.crashed(fault);
        }
    }

    @Override
    public void received(Buffer bytes) {
        try {
            stream.received(bytes);
        } catch (RuntimeException fault) {
            stream.crashed(fault);
        }
    }

    @Override
    public void ended() {
        try {
            stream.ended();
        } catch (RuntimeException fault) {
            stream.crashed(fault);
        }
    }

    @Override
    public void failed(Throwable cause) {
        try {
            stream.failed(cause);
        } catch (RuntimeException fault) {
            stream.crashed(fault);
        }
    }
}

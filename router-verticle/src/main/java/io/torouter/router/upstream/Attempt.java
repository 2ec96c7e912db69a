package io.torouter.router.upstream;

import io.torouter.snapshot.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/**
 * One try at one channel. Confined to the router's event loop.
 *
 * <p>Connecting → sending → answered → (received)* → ended | failed. {@link #cancel} ends it at any moment, silently,
 * and resets the upstream request.
 *
 * <p>A connection may end while {@link #pause} keeps back what came on it. That is received first, for it can be the
 * rest of a whole answer.
 */
public final class Attempt {
    /** Up to here a body is one write: fewer system calls outweigh the larger copy. */
    private static final int WHOLE_BYTES = 256 * 1024;

    private static final int PIECE_BYTES = 64 * 1024;

    private final Channel channel;
    private final UpstreamRequest request;
    private final AttemptListener listener;
    private @Nullable HttpClientRequest connection;
    private @Nullable HttpClientResponse response;
    private String upstreamRequestId = "";
    private long waitMillis;
    private boolean paused;
    private @Nullable Throwable fault;
    private boolean over;
    private boolean sent;
    private int piece;
    private int pieceOffset;

    public Attempt(Channel channel, UpstreamRequest request, AttemptListener listener) {
        this.channel = channel;
        this.request = request;
        this.listener = listener;
    }

    public Channel channel() {
        return channel;
    }

    /** The upstream's own name for the request; empty before it answered, and where it gives none. */
    public String upstreamRequestId() {
        return upstreamRequestId;
    }

    /** How long the upstream asked to wait, in the head of a refusal; 0 if it did not. */
    public long waitMillis() {
        return waitMillis;
    }

    public void start(UpstreamClient client) {
        client.request(channel, request.call()).onComplete(this::connected, this::failed);
    }

    private void connected(HttpClientRequest made) {
        made.exceptionHandler(this::failed);
        if (over) {
            made.reset();
            return;
        }
        connection = made;
        made.response().onComplete(this::answered, this::failed);
        try {
            send(made);
        } catch (RuntimeException refused) {
            failed(refused);
        }
    }

    private void send(HttpClientRequest made) {
        if (request.bodyBytes() <= WHOLE_BYTES) {
            sent = true;
            sendWhole(made);
            return;
        }
        made.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(request.bodyBytes()));
        pump(made);
    }

    private void sendWhole(HttpClientRequest made) {
        if (request.body().size() == 1) {
            made.end(request.body().getFirst());
            return;
        }
        var whole = Buffer.buffer(request.bodyBytes());
        request.body().forEach(whole::appendBuffer);
        made.end(whole);
    }

    /** Sends while the socket takes; a large body is never copied whole into the socket's queue. */
    private void pump(HttpClientRequest made) {
        while (!over && piece < request.body().size()) {
            if (made.writeQueueFull()) {
                made.drainHandler(_ -> pump(made));
                return;
            }
            made.write(nextPiece());
        }
        if (!over) {
            sent = true;
            made.end();
        }
    }

    private Buffer nextPiece() {
        var part = request.body().get(piece);
        int end = Math.min(part.length(), pieceOffset + PIECE_BYTES);
        var slice = part.slice(pieceOffset, end);
        pieceOffset = end;
        if (end == part.length()) {
            piece++;
            pieceOffset = 0;
        }
        return slice;
    }

    private void answered(HttpClientResponse answer) {
        answer.exceptionHandler(this::failed);
        if (over) {
            return;
        }
        response = answer;
        upstreamRequestId = UpstreamHeaders.requestId(answer.headers());
        waitMillis = answer.statusCode() < 400 ? 0 : RetryHint.millis(answer.headers(), Instant.now());
        answer.handler(bytes -> {
            if (!over) {
                listener.received(bytes);
            }
        });
        answer.endHandler(_ -> finish());
        listener.answered(answer.statusCode(), UpstreamHeaders.pass(answer.headers()));
    }

    /** An upstream may answer before it has read the whole request; its connection is then of no more use. */
    private void finish() {
        if (!over) {
            over = true;
            if (!sent && connection != null) {
                connection.connection().close();
            }
            listener.ended();
        }
    }

    private void failed(Throwable cause) {
        if (paused) {
            fault = cause;
        } else if (!over) {
            cancel();
            listener.failed(cause);
        }
    }

    /** Stops reading until {@link #resume}; the upstream's own back-pressure does the rest. */
    public void pause() {
        if (response != null) {
            paused = true;
            response.pause();
        }
    }

    public boolean isPaused() {
        return paused;
    }

    public void resume() {
        if (response != null) {
            paused = false;
            response.resume();
        }
        var cause = fault;
        if (cause != null) {
            behindWhatCame(() -> failed(cause));
        }
    }

    /** Vert.x hands out what it kept back in a turn of its own, which is in the queue by now. */
    private static void behindWhatCame(Runnable task) {
        var loop = Objects.requireNonNull(Vertx.currentContext(), "an attempt is confined to its router's event loop");
        loop.runOnContext(_ -> task.run());
    }

    /**
     * Gives the attempt up: nothing more is heard of it and the upstream request is reset. What Vert.x has kept back it
     * lets go of only when it is asked to go on.
     */
    public void cancel() {
        if (!over) {
            over = true;
            if (connection != null) {
                connection.reset();
            }
            if (paused && response != null) {
                paused = false;
                response.resume();
            }
        }
    }
}

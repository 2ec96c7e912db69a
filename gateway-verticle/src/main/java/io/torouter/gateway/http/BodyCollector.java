package io.torouter.gateway.http;

import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.torouter.http.Pipelines;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

import org.jspecify.annotations.Nullable;

/**
 * Reads one request's body into one buffer, inside the limit for a body and the node's budget.
 *
 * <p>Reading → complete | refused | gone. A refused body is read on and thrown away, so that the client sees the answer
 * instead of a broken connection; one that goes on much too long loses its connection.
 */
public final class BodyCollector {
    private static final int FIRST_BYTES = 1 << 20;
    private static final int RETRY_SECONDS = 1;
    private static final String CONTINUE = "100-continue";

    /** Hears of the body's end, once. */
    public interface Listener {
        void complete(Buffer body);

        void refused(GatewayError error);

        /** The client left before its request was whole. */
        void gone();
    }

    private final BodyBudget budget;
    private final long maxBytes;
    private final HttpServerRequest request;
    private final Listener listener;
    private @Nullable Buffer bytes;
    private long taken;
    private long discarded;
    private boolean settled;

    public BodyCollector(BodyBudget budget, long maxBytes, HttpServerRequest request, Listener listener) {
        this.budget = budget;
        this.maxBytes = maxBytes;
        this.request = request;
        this.listener = listener;
    }

    /** Begins with what the client says of the length, and asks for the body if the client waits for that. */
    public void collectAsDeclared() {
        collect(ContentLength.of(request));
        if (!settled && CONTINUE.equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
    }

    /**
     * @param declaredBytes the {@code content-length}, or -1 where the client did not say
     */
    void collect(long declaredBytes) {
        Pipelines.borrowBody(request, this::received);
        request.endHandler(_ -> ended());
        request.exceptionHandler(_ -> gone());
        if (declaredBytes > maxBytes) {
            refuse(tooLarge());
        } else if (declaredBytes > 0) {
            take(declaredBytes);
        }
    }

    /**
     * @param chunk lent for this call
     */
    private void received(Buffer chunk) {
        if (settled) {
            discard(chunk.length());
            return;
        }
        long length = (long) chunk.length() + (bytes == null ? 0 : bytes.length());
        if (length > maxBytes) {
            refuse(tooLarge());
        } else if (length <= taken || take(length - taken)) {
            append(chunk, length);
        }
    }

    private void append(Buffer chunk, long length) {
        if (bytes == null) {
            bytes = Buffer.buffer((int) Math.min(Math.max(taken, length), FIRST_BYTES));
        }
        bytes.appendBuffer(chunk);
    }

    private boolean take(long more) {
        if (!budget.take(more)) {
            refuse(
                    new GatewayError(
                            ErrorCode.RATE_LIMIT_EXCEEDED,
                            "the gateway is holding as many request bytes as it may; try again",
                            RETRY_SECONDS));
            return false;
        }
        taken += more;
        return true;
    }

    private GatewayError tooLarge() {
        return new GatewayError(ErrorCode.PAYLOAD_TOO_LARGE, "the request body is larger than " + maxBytes + " bytes");
    }

    private void discard(int length) {
        discarded += length;
        if (discarded > 2 * maxBytes) {
            request.connection().close();
        }
    }

    private void ended() {
        if (!settled) {
            settled = true;
            listener.complete(bytes == null ? Buffer.buffer() : bytes);
        }
    }

    private void refuse(GatewayError error) {
        if (!settled) {
            settled = true;
            release();
            listener.refused(error);
        }
    }

    private void gone() {
        if (!settled) {
            settled = true;
            release();
            listener.gone();
        }
    }

    /** Gives the bytes back to the budget; called when nobody needs the body any more. May be called twice. */
    public void release() {
        bytes = null;
        budget.give(taken);
        taken = 0;
    }
}

package io.torouter.gateway.stream;

import io.torouter.bus.RequestHead;
import io.vertx.core.buffer.Buffer;

import org.jspecify.annotations.Nullable;

/** A request that may still have to be sent to another router. Confined to the edge's event loop. */
final class PendingRequest {
    private static final int MAX_DISPATCHES = 3;

    private final RequestHead head;
    private final int credit;
    private final Runnable onRelease;
    private @Nullable Buffer body;
    private @Nullable BodyUpload upload;
    private int dispatches;

    /**
     * @param credit bytes of answer the router may send at first
     * @param onRelease called once the body is no longer needed
     */
    PendingRequest(RequestHead head, Buffer body, int credit, Runnable onRelease) {
        this.head = head;
        this.body = body;
        this.credit = credit;
        this.onRelease = onRelease;
    }

    int bodyBytes() {
        return body == null ? 0 : body.length();
    }

    int credit() {
        return credit;
    }

    boolean mayBeSentAgain() {
        return body != null && dispatches < MAX_DISPATCHES;
    }

    void send(EdgeStreams edge, String router, long stream) {
        if (body != null) {
            dispatches++;
            upload = edge.upload(router, stream, body);
            upload.open(head, credit, edge.isLocal(router));
        }
    }

    /** The router takes that much more of the body. */
    void grant(int bytes) {
        if (upload != null) {
            upload.grant(bytes);
        }
    }

    void release() {
        body = null;
        upload = null;
        onRelease.run();
    }
}

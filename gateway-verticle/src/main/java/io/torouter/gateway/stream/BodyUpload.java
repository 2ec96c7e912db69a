package io.torouter.gateway.stream;

import io.torouter.bus.Body;
import io.torouter.bus.Open;
import io.torouter.bus.Outbox;
import io.torouter.bus.RequestHead;
import io.vertx.core.buffer.Buffer;

/**
 * Brings a request's body to a router: by reference inside the node, in pieces under the router's credit to another
 * node.
 */
final class BodyUpload {
    private static final int PIECE_BYTES = 64 * 1024;
    private static final int START_CREDIT_BYTES = 4 * PIECE_BYTES;

    private final Outbox outbox;
    private final String router;
    private final long stream;
    private final Buffer body;
    private int sent;
    private int sequence;
    private int credit = START_CREDIT_BYTES;

    BodyUpload(Outbox outbox, String router, long stream, Buffer body) {
        this.outbox = outbox;
        this.router = router;
        this.stream = stream;
        this.body = body;
    }

    void open(RequestHead head, int answerCredit, boolean local) {
        sent = local ? body.length() : Math.min(PIECE_BYTES, body.length());
        var first = sent == body.length() ? body : body.slice(0, sent);
        outbox.send(router, new Open(stream, head, first, body.length(), answerCredit));
        sendPieces();
    }

    void grant(int bytes) {
        credit += bytes;
        sendPieces();
    }

    private void sendPieces() {
        while (sent < body.length() && credit > 0) {
            int end = Math.min(body.length(), sent + PIECE_BYTES);
            outbox.send(router, new Body(stream, sequence++, body.slice(sent, end)));
            credit -= end - sent;
            sent = end;
        }
    }
}

package io.torouter.router.stored;

import io.torouter.bus.RequestHead;
import io.torouter.error.GatewayError;
import io.vertx.core.buffer.Buffer;

/** What becomes of a request in the light of what is stored. */
public sealed interface Recalled {
    /**
     * It is sent.
     *
     * @param head with the facts of {@code body}
     * @param channel the only one that can serve it; empty for any
     * @param foreign whether the body has in it what another dialect's upstream said: then no upstream may get it
     *     without translation
     * @param watch sees the answer leave
     */
    record Sent(RequestHead head, Buffer body, String channel, boolean foreign, AnswerWatch.Maker watch)
            implements Recalled {
        /** A request to which the stored has nothing to say. */
        public static Sent asItIs(RequestHead head, Buffer body) {
            return new Sent(head, body, "", false, AnswerWatch.Maker.NONE);
        }
    }

    /** It is answered from what is stored: with 200 and a JSON document. */
    record Told(Buffer document) implements Recalled {}

    record Refused(GatewayError error) implements Recalled {}
}

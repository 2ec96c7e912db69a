package io.torouter.router.stream;

import io.torouter.error.GatewayError;
import io.torouter.router.stored.AnswerWatch;
import io.torouter.router.upstream.UpstreamRequest;
import io.torouter.snapshot.Channel;

import java.util.List;

/** What came of making a request ready for a channel. */
sealed interface Prepared {
    /**
     * It can be sent.
     *
     * @param watch sees the answer leave
     */
    record Ready(Channel channel, UpstreamRequest request, Carriage carriage, AnswerWatch watch) implements Prepared {
        /** One of which the answer need not be seen. */
        Ready(Channel channel, UpstreamRequest request, Carriage carriage) {
            this(channel, request, carriage, AnswerWatch.NONE);
        }

        Ready watchedBy(AnswerWatch other) {
            return new Ready(channel, request, carriage, other);
        }
    }

    /** The channel cannot carry it; others may. */
    record Refused(GatewayError error) implements Prepared {}

    /** That it lost nothing, or that its client does not mind. */
    static Prepared unlessStrict(Asked asked, List<String> dropped, Ready ready) {
        return dropped.isEmpty() || !asked.isStrict() ? ready : new Refused(Refusals.lossy(dropped));
    }
}

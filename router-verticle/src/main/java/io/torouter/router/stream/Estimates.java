package io.torouter.router.stream;

import io.torouter.bus.Headers;
import io.torouter.dialect.Dialect;
import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.count.CountMessages;
import io.torouter.translation.count.Family;
import io.torouter.translation.count.TokenEstimator;
import io.torouter.translation.grid.Halves;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Objects;

/**
 * Answers requests to count tokens that no upstream answers, by an estimate. The estimator takes its time, so it works
 * on a worker thread, for each router one request after the other.
 */
public final class Estimates {
    private static final Headers HEADERS =
            new Headers(List.of("content-type", "application/json", "x-torouter-token-count", "estimated"));

    private static final Logger LOG = LoggerFactory.getLogger(Estimates.class);

    private final Vertx vertx;
    private final TokenEstimator estimator;

    public Estimates(Vertx vertx, TokenEstimator estimator) {
        this.vertx = vertx;
        this.estimator = estimator;
    }

    /** An answer of the gateway's own. */
    record Estimated(Answered answered, Buffer body) {}

    /**
     * @return fails with {@link Untranslatable} where the body is not of the client's dialect; completes on the event
     *     loop that asked
     */
    Future<Estimated> of(Halves halves, Asked asked, String upstreamModel) {
        try {
            var request = asked.translation(halves).request();
            var family = Family.of(upstreamModel);
            var client = asked.head().operation().dialect();
            return vertx.executeBlocking(() -> estimated(client, estimator.estimate(request, family)))
                    .map(done -> Objects.requireNonNull(done));
        } catch (Untranslatable refused) {
            return Future.failedFuture(refused);
        }
    }

    /** Why there is no estimate, in words for the client. */
    static GatewayError error(Throwable cause) {
        if (cause instanceof Untranslatable refused) {
            return refused.error();
        }
        LOG.error("tokens could not be estimated", cause);
        return new GatewayError(ErrorCode.INTERNAL, "the gateway failed to count tokens");
    }

    private static Estimated estimated(Dialect client, long tokens) {
        var body = CountMessages.answer(client, tokens);
        return new Estimated(new Answered(200, HEADERS), Buffer.buffer(body.toString()));
    }
}

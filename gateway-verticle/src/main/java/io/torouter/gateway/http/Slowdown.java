package io.torouter.gateway.http;

import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.torouter.gateway.access.FailedTries;
import io.torouter.gateway.stream.Answers;
import io.torouter.gateway.stream.Exchange;

/**
 * Tells clients that their key is not good, and those late who send too many keys that nobody knows. Whoever has a key
 * that is known never comes here, so nobody is locked out by those who guess behind the same address. Confined to the
 * edge's event loop.
 */
final class Slowdown {
    static final long HELD_MILLIS = 1_000;
    private static final int MOST_HELD = 512;

    private final FailedTries tries;
    private final Answers answers;
    private final Delay delay;
    private int held;

    /**
     * @param tries of all edges of the node
     */
    Slowdown(FailedTries tries, Answers answers, Delay delay) {
        this.tries = tries;
        this.answers = answers;
        this.delay = delay;
    }

    void refuse(Exchange exchange, GatewayError error) {
        if (error.code() != ErrorCode.INVALID_API_KEY) {
            answers.refuse(exchange, error);
            return;
        }
        int wait = tries.secondsToWait(exchange.client());
        if (wait == 0) {
            tries.failed(exchange.client());
            answers.refuse(exchange, error);
        } else {
            refuseLate(exchange, tooMany(wait));
        }
    }

    private static GatewayError tooMany(int wait) {
        return new GatewayError(
                ErrorCode.TOO_MANY_FAILURES,
                "the API key is not known, and too many such keys came from this address: try again in " + wait + " s",
                wait);
    }

    /** When too many wait, the next has to make a new connection instead. */
    private void refuseLate(Exchange exchange, GatewayError error) {
        answers.closing(exchange);
        if (held >= MOST_HELD) {
            answers.refuse(exchange, error);
            return;
        }
        held++;
        delay.run(
                HELD_MILLIS,
                () -> {
                    held--;
                    answers.refuse(exchange, error);
                });
    }
}

package io.torouter.router.stream;

import io.torouter.dialect.BodyKind;
import io.torouter.translation.count.Family;
import io.torouter.translation.count.TokenEstimator;
import io.torouter.translation.grid.Halves;
import io.torouter.usage.ByteGuess;

/**
 * How much a model reads of a request, where its upstream has not said it. Reads the body if no translation has; an
 * event loop may do that for the few requests that end so.
 */
final class PromptGuess {
    /** A larger body is mostly files, and takes long to read. */
    private static final int MOST_BYTES = 4 << 20;

    private PromptGuess() {}

    /**
     * @param model the id the upstream knows it by
     */
    static long of(Asked asked, Halves halves, String model) {
        var operation = asked.head().operation();
        int bytes = asked.body().length();
        if (operation.generates() && halves.has(operation.dialect()) && bytes <= MOST_BYTES) {
            return roughly(asked, halves, model);
        }
        return operation.body() == BodyKind.JSON ? ByteGuess.input(bytes) : 1;
    }

    private static long roughly(Asked asked, Halves halves, String model) {
        try {
            return TokenEstimator.roughly(asked.translation(halves).request(), Family.of(model));
        } catch (RuntimeException _) {
            // Whatever is wrong with the body: a request that is over must end.
            return ByteGuess.input(asked.body().length());
        }
    }
}

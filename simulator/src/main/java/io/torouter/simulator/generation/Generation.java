package io.torouter.simulator.generation;

import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Streamed;
import io.torouter.simulator.exchange.Whole;
import io.torouter.simulator.prompt.Prompt;

/** One dialect in which a model is asked and answers. */
public interface Generation {
    /** What the call asks; fails with {@link io.torouter.simulator.exchange.Refused} where the real service would. */
    Prompt decode(Call call);

    Whole whole(Generated generated);

    Streamed streamed(Generated generated);
}

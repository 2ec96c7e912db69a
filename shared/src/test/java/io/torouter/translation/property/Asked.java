package io.torouter.translation.property;

import io.torouter.canonical.Caller;
import io.torouter.canonical.Extras;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Limits;
import io.torouter.canonical.Output;
import io.torouter.canonical.Sampling;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.Tools;
import io.torouter.translation.AnswerContext;

import java.util.List;
import java.util.Set;

/** A client that wants to know all of its answer. */
public final class Asked {
    private Asked() {}

    public static AnswerContext context() {
        var request =
                new GenerationRequest(
                        Bodies.MODEL,
                        true,
                        List.of(),
                        Tools.NONE,
                        null,
                        new Output(Set.of(), null, null, true),
                        new Thinking(Thinking.Mode.ON, null, null, "auto", true),
                        Sampling.UNSAID,
                        Limits.UNSAID,
                        Caller.UNSAID,
                        Extras.NONE);
        return new AnswerContext("0123456789abcdef", 1_760_000_000L, request);
    }
}

package io.torouter.translation.features;

import io.torouter.canonical.Answer;
import io.torouter.canonical.GenerationRequest;
import io.torouter.dialect.Dialect;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** One row of the page: something that can be said, and how to find it again in what arrives. */
sealed interface Feature {
    /** In words of a user; no other feature has it. */
    String name();

    /** What is said in the canonical form; null where a dialect has nothing of the kind. */
    @FunctionalInterface
    interface Saying<T> {
        @Nullable T by(Dialect dialect);
    }

    /**
     * Said by the client.
     *
     * @param facts what of it must arrive, the same from both ends; empty where nothing of it is there
     */
    record Asked(String name, Saying<GenerationRequest> said, Function<GenerationRequest, String> facts)
            implements Feature {
        Asked(String name, GenerationRequest said, Function<GenerationRequest, String> facts) {
            this(name, _ -> said, facts);
        }
    }

    /**
     * Said by the upstream, whole and as a stream.
     *
     * @param asked what the client had asked
     */
    record Answered(String name, GenerationRequest asked, Saying<Answer> said, Function<Answer, String> facts)
            implements Feature {
        Answered(String name, GenerationRequest asked, Answer said, Function<Answer, String> facts) {
            this(name, asked, _ -> said, facts);
        }

        Answered(String name, Answer said, Function<Answer, String> facts) {
            this(name, Asking.asking().request(), said, facts);
        }
    }

    /** Said by the upstream, shown to the client, and sent back by it with its next request. */
    record Returned(
            String name, GenerationRequest asked, Saying<Answer> said, Function<GenerationRequest, String> facts)
            implements Feature {}
}

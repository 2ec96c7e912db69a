package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Thinking.Mode;
import io.torouter.translation.vendor.ResponsesTraits;

import java.util.Arrays;

/** How the answer is drawn and where it ends. */
final class SamplingWriter {
    /** Stands in the body until {@code include} is written. */
    static final String LOGPROBS = "logprobs";

    private final GenerationRequest request;
    private final ResponsesTraits traits;
    private final ObjectNode body;
    private final Drops drops;

    private SamplingWriter(GenerationRequest request, ResponsesTraits traits, ObjectNode body, Drops drops) {
        this.request = request;
        this.traits = traits;
        this.body = body;
        this.drops = drops;
    }

    static void write(GenerationRequest request, ResponsesTraits traits, ObjectNode body, Drops drops) {
        var writer = new SamplingWriter(request, traits, body, drops);
        writer.length();
        writer.drawing();
        writer.extended();
    }

    private void length() {
        var limit = request.limits().maxOutputTokens();
        if (limit != null) {
            if (limit < traits.minOutput()) {
                drops.add(Field.MAX_OUTPUT);
            }
            body.put("max_output_tokens", Math.max(limit, traits.minOutput()));
        }
        var candidates = request.limits().candidates();
        if (candidates != null && candidates > 1) {
            drops.add(Field.CANDIDATES);
        }
    }

    private void drawing() {
        var sampling = request.sampling();
        var limits = request.limits();
        if (sampling.temperature() != null && isTaken(Field.TEMPERATURE)) {
            body.put("temperature", sampling.temperature());
        }
        if (sampling.topP() != null && isTaken(Field.TOP_P)) {
            body.put("top_p", sampling.topP());
        }
        if (limits.topLogprobs() != null && isTaken(Field.TOP_LOGPROBS)) {
            body.put("top_logprobs", limits.topLogprobs());
        }
        if (limits.logprobs() && isTaken(Field.LOGPROBS)) {
            body.put(LOGPROBS, true);
        }
    }

    private boolean isTaken(Field field) {
        var mode = request.thinking().mode();
        boolean taken =
                switch (traits.sampling()) {
                    case "never" -> false;
                    case "without_reasoning" -> mode == Mode.OFF;
                    case "unless_effort" -> mode == Mode.OFF || mode == Mode.UNSAID;
                    default -> true;
                };
        if (!taken) {
            drops.add(field);
        }
        return taken;
    }

    private void extended() {
        var sampling = request.sampling();
        if (sampling.topK() != null && isExtended("top_k")) {
            body.put("top_k", sampling.topK());
        }
        if (sampling.frequencyPenalty() != null && isExtended("frequency_penalty")) {
            body.put("frequency_penalty", sampling.frequencyPenalty());
        }
        if (sampling.presencePenalty() != null && isExtended("presence_penalty")) {
            body.put("presence_penalty", sampling.presencePenalty());
        }
        if (sampling.seed() != null && isExtended("seed")) {
            body.put("seed", sampling.seed());
        }
        if (!request.limits().stop().isEmpty() && isExtended("stop")) {
            var stop = body.putArray("stop");
            request.limits().stop().forEach(stop::add);
        }
    }

    private boolean isExtended(String name) {
        boolean taken = traits.extended().contains(name);
        if (!taken) {
            drop(name, drops);
        }
        return taken;
    }

    /** Names a top-level field of this dialect as dropped, in the client's words where it has some for it. */
    static void drop(String name, Drops drops) {
        Arrays.stream(Field.values())
                .filter(field -> field.in(OPENAI_RESPONSES).equals(name))
                .findFirst()
                .ifPresentOrElse(drops::add, () -> drops.add(name));
    }
}

package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Text;
import io.torouter.translation.AnswerContext;

/** Writes a whole answer. */
final class AnswerWriter {
    static final String ID_PREFIX = "chatcmpl-";

    private final AnswerContext context;
    private final Drops drops;
    private final boolean older;

    AnswerWriter(AnswerContext context, Drops drops) {
        this.context = context;
        this.drops = drops;
        this.older = OlderFunctions.areUsedBy(context.request());
    }

    ObjectNode write(Answer answer) {
        var body = Upstream.object().put("id", ID_PREFIX + context.id()).put("object", "chat.completion");
        body.put("created", context.createdSeconds()).put("model", context.model());
        var choices = body.putArray("choices");
        answer.candidates().forEach(candidate -> choice(candidate, choices.addObject()));
        if (answer.usage() != null) {
            body.set("usage", TokenCounts.json(answer.usage()));
        }
        var tier = ServiceTiers.word(answer.serviceTier());
        if (tier != null) {
            body.put("service_tier", tier);
        }
        NestedExtras.write(answer.extras(), body, drops);
        if (answer.usage() != null) {
            TokenCounts.addDetail(answer.usage(), body.withObjectProperty("usage"));
        }
        return body;
    }

    private void choice(Answer.Candidate candidate, ObjectNode choice) {
        choice.put("index", candidate.index());
        var message = new MessageWriter(context, drops, older).write(candidate.parts());
        choice.set("message", message);
        boolean refusal = candidate.parts().stream().anyMatch(Refusal.class::isInstance);
        boolean text = candidate.parts().stream().anyMatch(Text.class::isInstance);
        if (candidate.logprobs().isEmpty()) {
            choice.putNull("logprobs");
        } else {
            choice.set("logprobs", Logprobs.json(candidate.logprobs(), refusal && !text));
        }
        choice.put("finish_reason", Finish.word(candidate.stop(), refusal, older));
        stopSequence(candidate, choice);
        NestedExtras.write(candidate.extras(), choice, drops);
    }

    /** As vLLM says it; OpenAI's clients pass over what they do not know. */
    private static void stopSequence(Answer.Candidate candidate, ObjectNode choice) {
        if (candidate.stop().sequence() != null) {
            choice.put("stop_reason", candidate.stop().sequence());
        }
    }
}

package io.torouter.translation.gemini;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import static io.torouter.dialect.Dialect.GEMINI_GENERATE;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Answer.Candidate;
import io.torouter.canonical.Citation;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.ServiceTier;
import io.torouter.canonical.Text;
import io.torouter.translation.AnswerContext;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Writes a whole answer to a client. */
final class AnswerWriter {
    private static final List<String> DETAILS = List.of("promptTokensDetails", "candidatesTokensDetails");
    private static final String TOOL_TOKENS = "usageMetadata.toolUsePromptTokenCount";

    private final AnswerContext context;
    private final Drops drops;
    private final PartWriter writer;

    AnswerWriter(AnswerContext context, Drops drops) {
        this.context = context;
        this.drops = drops;
        var taken = new MediaWriter.Taken(context.model(), true, true, false);
        this.writer = new PartWriter(PartWriter.Reader.of(context), new MediaWriter(taken, drops), drops);
    }

    ObjectNode write(Answer answer) {
        var body = instance.objectNode();
        if (!isBlocked(answer)) {
            var candidates = body.putArray("candidates");
            answer.candidates().forEach(candidate -> candidates.add(candidate(candidate)));
        }
        if (answer.usage() != null) {
            long tools = answer.extras().of(GEMINI_GENERATE, TOOL_TOKENS).asLong(0);
            var counts = body.putObject("usageMetadata");
            usage(answer.usage(), tools, answer.serviceTier(), counts);
            detail(answer, answer.usage(), counts);
        }
        body.put("modelVersion", context.model());
        body.put("responseId", context.id());
        DeepExtras.write(answer.extras(), body, drops);
        return body;
    }

    /** What Gemini itself has said goes back as it came, with modalities that we do not tell apart. */
    private static void detail(Answer answer, Usage usage, ObjectNode counts) {
        var extras = answer.extras();
        boolean said =
                DETAILS.stream().anyMatch(name -> !extras.of(GEMINI_GENERATE, "usageMetadata." + name).isMissingNode());
        if (!said) {
            UsageCounts.writeDetail(usage, counts);
        }
    }

    /** Gemini gives no candidates for a prompt that it blocked. */
    private static boolean isBlocked(Answer answer) {
        return answer.extras().of(GEMINI_GENERATE, "promptFeedback").has("blockReason")
                && answer.candidates().stream().allMatch(candidate -> candidate.parts().isEmpty());
    }

    private ObjectNode candidate(Candidate candidate) {
        var json = instance.objectNode();
        var content = json.putObject("content");
        var parts = instance.arrayNode();
        var cited = parts(candidate.parts(), parts);
        if (!parts.isEmpty()) {
            content.set("parts", parts);
        }
        content.put("role", "model");
        json.put("finishReason", StopWords.word(candidate.stop()));
        json.put("index", candidate.index());
        DeepExtras.write(candidate.extras(), json, drops);
        var grounding = GroundingWriter.metadata(cited);
        if (!grounding.isEmpty() && !json.has("groundingMetadata")) {
            json.set("groundingMetadata", grounding);
        }
        if (!candidate.logprobs().isEmpty() && !json.has("logprobsResult")) {
            json.set("logprobsResult", LogprobsResult.write(candidate.logprobs()));
        }
        return json;
    }

    private List<GroundingWriter.Cited> parts(List<Part> parts, ArrayNode json) {
        var cited = new ArrayList<GroundingWriter.Cited>();
        for (var part : parts) {
            if (part instanceof Text text && !text.citations().isEmpty()) {
                cited.add(new GroundingWriter.Cited(json.size(), text.text(), foreign(text.citations())));
            }
            transcript(part, json);
            json.addAll(writer.write(part));
        }
        return cited;
    }

    /** Gemini's own go back with the metadata they came in. Others without a place on the web cannot be said. */
    private List<Citation> foreign(List<Citation> citations) {
        var foreign = citations.stream().filter(citation -> citation.vendor() != GEMINI_GENERATE).toList();
        if (foreign.stream().anyMatch(citation -> citation.url() == null)) {
            drops.add(Field.CITATIONS);
        }
        return foreign;
    }

    private static void transcript(Part part, ArrayNode json) {
        if (part instanceof Media media && media.transcript() != null && !media.transcript().isEmpty()) {
            json.addObject().put("text", media.transcript());
        }
    }

    /**
     * @param toolTokens of the input, those that tools of the service read
     */
    static void usage(Usage usage, long toolTokens, @Nullable ServiceTier tier, ObjectNode json) {
        long tools = Math.min(toolTokens, usage.input());
        json.put("promptTokenCount", usage.totalInput() - tools);
        if (usage.cacheRead() > 0) {
            json.put("cachedContentTokenCount", usage.cacheRead());
        }
        json.put("candidatesTokenCount", usage.output());
        if (usage.reasoning() > 0) {
            json.put("thoughtsTokenCount", usage.reasoning());
        }
        json.put("totalTokenCount", usage.totalInput() + usage.totalOutput());
        var word = RequestWriter.tier(tier);
        if (word != null) {
            json.put("serviceTier", word);
        }
    }
}

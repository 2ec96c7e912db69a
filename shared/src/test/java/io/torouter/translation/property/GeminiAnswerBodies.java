package io.torouter.translation.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Answers of Gemini.
 *
 * @see <a href="https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse">GenerateContentResponse,
 *     v1beta, read 2026-11-24</a>
 */
final class GeminiAnswerBodies implements Bodies {
    private final Draw draw;

    GeminiAnswerBodies(Draw draw) {
        this.draw = draw;
    }

    @Override
    public ObjectNode body() {
        var body = draw.object();
        if (draw.oneIn(12)) {
            var feedback = draw.object().with("blockReason", draw.of("SAFETY", "PROHIBITED_CONTENT", "OTHER"));
            body.with("promptFeedback", feedback.maybeUnknown().json());
        } else {
            var candidates = JsonNodeFactory.instance.arrayNode();
            for (int i = draw.of(1, 1, 2); i > 0; i--) {
                candidates.add(candidate(candidates.size()));
            }
            body.with("candidates", candidates);
        }
        body.with("usageMetadata", usage()).with("modelVersion", MODEL).with("responseId", draw.name("r"));
        return body.maybeUnknown().json();
    }

    private ObjectNode candidate(int index) {
        var candidate = draw.object().with("index", JsonNodeFactory.instance.numberNode(index));
        var parts = draw.list(0, 1, this::thought);
        parts.addAll(draw.list(1, 2, () -> draw.by(this::text, this::text, this::made, this::ran)));
        boolean called = draw.oneIn(3);
        parts.addAll(draw.list(0, called ? 2 : 0, this::call));
        candidate.with("content", content(parts));
        candidate.with("finishReason", called ? "STOP" : word());
        candidate.maybe("avgLogprobs", () -> draw.number("-0.25")).maybe("tokenCount", () -> draw.whole(1, 9));
        candidate.maybe("safetyRatings", () -> draw.list(1, 2, this::rating)).maybeText("finishMessage");
        candidate.maybe("logprobsResult", this::logprobs).maybe("groundingMetadata", this::grounding);
        candidate.maybe("citationMetadata", this::recited).maybe("urlContextMetadata", this::fetched);
        return candidate.maybeUnknown().json();
    }

    private ObjectNode content(ArrayNode parts) {
        return draw.object().with("role", "model").with("parts", parts).maybeUnknown().json();
    }

    private String word() {
        return draw.of(
                "STOP",
                "STOP",
                "MAX_TOKENS",
                "SAFETY",
                "RECITATION",
                "LANGUAGE",
                "OTHER",
                "BLOCKLIST",
                "PROHIBITED_CONTENT",
                "SPII",
                "MALFORMED_FUNCTION_CALL",
                "IMAGE_SAFETY",
                "UNEXPECTED_TOOL_CALL",
                "TOO_MANY_TOOL_CALLS");
    }

    private JsonNode thought() {
        return signed(draw.object().with("text", draw.words()).with("thought", BooleanNode.TRUE)).json();
    }

    private ObjectNode text() {
        return signed(draw.object().with("text", draw.words())).maybeUnknown().json();
    }

    private Drawn signed(Drawn part) {
        return part.maybe("thoughtSignature", () -> TextNode.valueOf(draw.base64()));
    }

    private ObjectNode made() {
        var data = draw.object().with("mimeType", draw.of("image/png", "audio/wav")).with("data", draw.base64());
        return signed(draw.object().with("inlineData", data.maybeUnknown().json())).maybeUnknown().json();
    }

    private JsonNode ran() {
        var code = draw.object().with("language", "PYTHON").with("code", draw.words());
        var result = draw.object().with("outcome", "OUTCOME_OK").with("output", draw.words());
        return draw.by(
                () -> draw.object().with("executableCode", code.json()).json(),
                () -> draw.object().with("codeExecutionResult", result.json()).json());
    }

    private ObjectNode call() {
        var call = draw.object().with("name", "tool_0").with("args", draw.free(2)).with("id", draw.name("id"));
        return signed(draw.object().with("functionCall", call.maybeUnknown().json())).maybeUnknown().json();
    }

    private ObjectNode rating() {
        var rating = draw.object().with("category", "HARM_CATEGORY_HARASSMENT").with("probability", "NEGLIGIBLE");
        return rating.maybe("blocked", draw::flag).json();
    }

    private ObjectNode logprobs() {
        var result = draw.object();
        var tokens = draw.list(1, 2, this::logprob);
        var top = JsonNodeFactory.instance.arrayNode();
        tokens.forEach(_ -> top.addObject().set("candidates", draw.list(0, 2, this::logprob)));
        return result.with("topCandidates", top).with("chosenCandidates", tokens).json();
    }

    private ObjectNode logprob() {
        var token = draw.object().with("token", draw.words()).with("logProbability", draw.number("-0.25", "-1", "0"));
        return token.maybe("tokenId", () -> draw.whole(1, 99)).json();
    }

    private ObjectNode grounding() {
        var web = draw.object().with("uri", "https://example.com/ü").with("title", draw.words());
        var grounding = JsonNodeFactory.instance.objectNode();
        grounding.putArray("groundingChunks").addObject().set("web", web.maybeUnknown().json());
        var support = grounding.putArray("groundingSupports").addObject();
        support.putObject("segment").put("startIndex", 0).put("endIndex", 1);
        support.putArray("groundingChunkIndices").add(0);
        grounding.putArray("webSearchQueries").add(draw.words());
        return grounding;
    }

    private ObjectNode recited() {
        var recited = JsonNodeFactory.instance.objectNode();
        recited.putArray("citationSources").addObject().put("startIndex", 0).put("endIndex", 1).put("uri", "https://a");
        return recited;
    }

    private ObjectNode fetched() {
        var fetched = JsonNodeFactory.instance.objectNode();
        fetched.putArray("urlMetadata").addObject().put("retrievedUrl", "https://a");
        return fetched;
    }

    private ObjectNode usage() {
        int cached = draw.oneIn(2) ? 1 + draw.below(50) : 0;
        int prompt = cached + 1 + draw.below(100);
        int tools = draw.oneIn(4) ? 1 + draw.below(50) : 0;
        int thoughts = draw.oneIn(2) ? 1 + draw.below(50) : 0;
        int output = 1 + draw.below(100);
        var usage = draw.object();
        usage.json().put("promptTokenCount", prompt).put("candidatesTokenCount", output);
        unlessZero(usage, "cachedContentTokenCount", cached);
        unlessZero(usage, "toolUsePromptTokenCount", tools);
        unlessZero(usage, "thoughtsTokenCount", thoughts);
        usage.json().put("totalTokenCount", prompt + tools + thoughts + output);
        usage.maybe("serviceTier", () -> draw.oneOf("standard", "flex", "priority"));
        usage.maybe("promptTokensDetails", () -> draw.list(1, 1, this::modality));
        return usage.maybeUnknown().json();
    }

    private static void unlessZero(Drawn usage, String name, int count) {
        if (count > 0) {
            usage.json().put(name, count);
        }
    }

    private ObjectNode modality() {
        return draw.object().with("modality", "TEXT").with("tokenCount", draw.whole(1, 9)).json();
    }
}

package io.torouter.translation.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.answer.UpstreamError;
import io.torouter.usage.Usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a Gemini model answered to a request for a picture ({@code generateContent} of its discovery document of
 * 2026-08-22, read 2026-11-24).
 */
public record ImageAnswer(JsonNode answer) {
    private static final int BAD_REQUEST = 400;
    private static final int LONGEST_MESSAGE = 500;
    private static final Set<String> POLICY =
            Set.of(
                    "SAFETY",
                    "IMAGE_SAFETY",
                    "PROHIBITED_CONTENT",
                    "IMAGE_PROHIBITED_CONTENT",
                    "BLOCKLIST",
                    "RECITATION",
                    "IMAGE_RECITATION",
                    "SPII");

    public boolean hasImage() {
        return !images().isEmpty();
    }

    /** Pictures that are no sketches on the way to one. */
    private List<JsonNode> images() {
        var images = new ArrayList<JsonNode>();
        for (var part : parts()) {
            if (!part.path("thought").asBoolean() && part.at("/inlineData/mimeType").asText().startsWith("image/")) {
                images.add(part.path("inlineData"));
            }
        }
        return images;
    }

    private List<JsonNode> parts() {
        var parts = new ArrayList<JsonNode>();
        answer.path("candidates").forEach(candidate -> candidate.at("/content/parts").forEach(parts::add));
        return parts;
    }

    /** Why there is no picture, by the word or the words of the model. */
    public UpstreamError refusal() {
        var blocked = answer.at("/promptFeedback/blockReason").asText();
        var word = blocked.isEmpty() ? answer.at("/candidates/0/finishReason").asText() : blocked;
        var message = new StringBuilder("the model made no picture");
        if (!word.isEmpty() && !word.equals("STOP")) {
            message.append(" (").append(word).append(')');
        }
        parts().stream()
                .filter(part -> !part.path("thought").asBoolean() && part.path("text").isTextual())
                .findFirst()
                .ifPresent(part -> message.append(": ").append(part.path("text").textValue()));
        return new UpstreamError(
                POLICY.contains(word) ? "moderation_blocked" : "no_image", shortened(message), BAD_REQUEST);
    }

    private static String shortened(StringBuilder message) {
        return message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
    }

    /** OpenAI's object of pictures. */
    public ObjectNode encode(long createdSeconds) {
        var body = JsonNodeFactory.instance.objectNode().put("created", createdSeconds);
        var data = body.putArray("data");
        var images = images();
        images.forEach(image -> data.addObject().put("b64_json", image.path("data").asText()));
        var type = images.getFirst().path("mimeType").asText();
        body.put("output_format", type.substring(type.indexOf('/') + 1));
        if (answer.has("usageMetadata")) {
            body.set("usage", usage(answer.path("usageMetadata")));
        }
        return body;
    }

    private static ObjectNode usage(JsonNode said) {
        long input = said.path("promptTokenCount").asLong();
        long output = said.path("candidatesTokenCount").asLong() + said.path("thoughtsTokenCount").asLong();
        long pictures = pictures(said);
        var usage = JsonNodeFactory.instance.objectNode().put("input_tokens", input);
        usage.putObject("input_tokens_details")
                .put("image_tokens", pictures)
                .put("text_tokens", Math.max(0, input - pictures));
        return usage.put("output_tokens", output).put("total_tokens", input + output);
    }

    /** Tokens of the pictures that were shown. */
    private static long pictures(JsonNode said) {
        long pictures = 0;
        for (var modality : said.path("promptTokensDetails")) {
            pictures += modality.path("modality").asText().equals("IMAGE") ? modality.path("tokenCount").asLong() : 0;
        }
        return Math.max(0, pictures);
    }

    /** What was used; no tokens where the upstream does not say. */
    public Usage usage() {
        var said = answer.path("usageMetadata");
        long cached = said.path("cachedContentTokenCount").asLong();
        return new Usage(
                Math.max(0, said.path("promptTokenCount").asLong() - cached),
                cached,
                0,
                said.path("candidatesTokenCount").asLong(),
                said.path("thoughtsTokenCount").asLong(),
                new Usage.Detail(0, 0, pictures(said), 0, images().size()));
    }
}

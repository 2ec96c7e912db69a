package io.torouter.translation.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Requests that Gemini takes.
 *
 * @see <a href="https://ai.google.dev/api/generate-content">Generating content, read 2026-11-24</a>
 */
final class GeminiBodies implements Bodies {
    private final Draw draw;

    GeminiBodies(Draw draw) {
        this.draw = draw;
    }

    @Override
    public ObjectNode body() {
        var body = draw.object().with("contents", contents());
        body.maybe("systemInstruction", this::instruction).maybe("generationConfig", this::config);
        body.maybe("safetySettings", () -> draw.list(1, 2, this::safety));
        body.maybe("cachedContent", () -> TextNode.valueOf("cachedContents/" + draw.name("c")));
        body.maybe("labels", () -> draw.object().with("a", draw.of("", "x_1", "9-z")).json());
        body.maybe("serviceTier", () -> draw.oneOf("standard", "flex", "priority", "future"));
        tools(body);
        return body.maybeUnknown().json();
    }

    private ObjectNode instruction() {
        return draw.object().with("parts", draw.list(1, 2, this::plain)).json();
    }

    private ObjectNode plain() {
        return draw.object().with("text", draw.words()).json();
    }

    private ObjectNode safety() {
        return draw.object().with("category", "HARM_CATEGORY_HARASSMENT").with("threshold", "BLOCK_NONE").json();
    }

    private ObjectNode config() {
        var config = draw.object().maybe("temperature", () -> draw.number("0", "0.1", "1", "1.0", "2", "1.999"));
        config.maybe("topP", () -> draw.number("0.1", "1", "0.95")).maybe("topK", () -> draw.whole(1, 40));
        config.maybe("frequencyPenalty", () -> draw.number("-2", "0", "0.5", "1.9"));
        config.maybe("presencePenalty", () -> draw.number("-2", "0", "0.5", "1.9"));
        config.maybe("seed", () -> draw.whole(-5, 1 << 30)).maybe("candidateCount", () -> draw.whole(1, 8));
        config.maybe("maxOutputTokens", () -> draw.whole(1, 65_536));
        config.maybe("stopSequences", () -> draw.list(1, 5, () -> TextNode.valueOf(draw.words())));
        if (draw.oneIn(4)) {
            config.with("responseLogprobs", JsonNodeFactory.instance.booleanNode(true));
            config.maybe("logprobs", () -> draw.whole(0, 20));
        }
        config.maybe("thinkingConfig", this::thinking).maybe("mediaResolution", this::resolution);
        config.maybe("enableEnhancedCivicAnswers", draw::flag);
        format(config);
        modalities(config);
        return config.maybeUnknown().json();
    }

    private JsonNode resolution() {
        return draw.oneOf("MEDIA_RESOLUTION_LOW", "MEDIA_RESOLUTION_HIGH");
    }

    private ObjectNode thinking() {
        var thinking = draw.object();
        switch (draw.below(5)) {
            case 0 -> thinking.with("thinkingBudget", draw.number("0"));
            case 1, 2 -> shown(thinking).with("thinkingBudget", draw.number("-1", "128", "1024", "24576"));
            case 3 -> shown(thinking).with("thinkingLevel", draw.of("MINIMAL", "LOW", "MEDIUM", "HIGH"));
            default -> shown(thinking);
        }
        return thinking.maybeUnknown().json();
    }

    /** Thoughts can be shown where there are some. */
    private Drawn shown(Drawn thinking) {
        return thinking.maybe("includeThoughts", draw::flag);
    }

    private void format(Drawn config) {
        switch (draw.below(6)) {
            case 0 -> config.with("responseMimeType", "application/json");
            case 1 -> config.with("responseMimeType", "application/json").with("responseJsonSchema", draw.schema());
            case 2 -> config.with("responseMimeType", "application/json").with("responseSchema", ownSchema());
            case 3 -> config.with("responseMimeType", "text/plain");
            case 4 -> config.with("responseMimeType", "text/x.enum").with("responseSchema", ownEnum());
            default -> {}
        }
    }

    private ObjectNode ownEnum() {
        var schema = draw.typed("STRING").json();
        schema.putArray("enum").add("a").add("b");
        return schema;
    }

    private ObjectNode ownSchema() {
        var schema = draw.typed("OBJECT").json();
        var properties = schema.putObject("properties");
        properties.putObject("city").put("type", "STRING").put("description", draw.words());
        properties.putObject("days").put("type", "ARRAY").putObject("items").put("type", "INTEGER");
        schema.putArray("required").add("city");
        return schema;
    }

    private void modalities(Drawn config) {
        switch (draw.below(6)) {
            case 0 -> config.with("responseModalities", JsonNodeFactory.instance.arrayNode().add("TEXT").add("IMAGE"));
            case 1 ->
                    config.with("responseModalities", JsonNodeFactory.instance.arrayNode().add("AUDIO"))
                            .with("speechConfig", speech());
            case 2 -> config.with("imageConfig", draw.object().with("aspectRatio", "16:9").json());
            default -> {}
        }
    }

    private ObjectNode speech() {
        var voice = JsonNodeFactory.instance.objectNode();
        voice.putObject("voiceConfig").putObject("prebuiltVoiceConfig").put("voiceName", "Kore");
        return draw.oneIn(2) ? voice : voice.put("languageCode", "de-DE");
    }

    private void tools(Drawn body) {
        if (draw.oneIn(2)) {
            return;
        }
        body.with("tools", draw.list(1, 1, this::functions));
        if (draw.oneIn(4)) {
            ((ArrayNode) body.json().get("tools")).add(serverTool());
        }
        body.maybe("toolConfig", this::toolConfig);
    }

    private ObjectNode functions() {
        return draw.object().with("functionDeclarations", draw.list(1, 3, this::function)).json();
    }

    private ObjectNode function() {
        var function = draw.object().with("name", draw.name("tool_")).with("description", draw.words());
        switch (draw.below(3)) {
            case 0 -> function.with("parameters", ownSchema());
            case 1 -> function.with("parametersJsonSchema", draw.schema());
            default -> {}
        }
        function.maybe("behavior", () -> draw.oneOf("BLOCKING", "NON_BLOCKING"));
        function.maybe("responseJsonSchema", draw::schema);
        return function.maybeUnknown().json();
    }

    private JsonNode serverTool() {
        return draw.by(
                () -> draw.object().with("googleSearch", draw.object().json()).json(),
                () -> draw.object().with("codeExecution", draw.object().json()).json(),
                () -> draw.object().with("urlContext", draw.object().json()).json());
    }

    private ObjectNode toolConfig() {
        var calling = draw.object().with("mode", draw.of("AUTO", "ANY", "NONE", "VALIDATED"));
        boolean names = List.of("ANY", "VALIDATED").contains(calling.json().path("mode").asText());
        if (names && draw.oneIn(2)) {
            calling.with("allowedFunctionNames", draw.list(1, 2, () -> TextNode.valueOf(draw.name("tool_"))));
        }
        var config = draw.object().with("functionCallingConfig", calling.maybeUnknown().json());
        config.maybe("includeServerSideToolInvocations", draw::flag);
        return config.maybeUnknown().json();
    }

    private ArrayNode contents() {
        var contents = JsonNodeFactory.instance.arrayNode();
        for (int i = draw.below(3); i > 0; i--) {
            contents.add(user());
            var calls = new ArrayList<ObjectNode>();
            contents.add(model(calls));
            if (!calls.isEmpty()) {
                contents.add(results(calls));
                contents.add(content("model", draw.list(1, 1, this::plain)));
            }
        }
        return contents.add(user());
    }

    private ObjectNode content(String role, ArrayNode parts) {
        return draw.object().with("role", role).with("parts", parts).maybeUnknown().json();
    }

    private ObjectNode user() {
        return content("user", draw.list(1, 3, () -> draw.by(this::text, this::text, this::inline, this::file)));
    }

    private ObjectNode text() {
        var part = draw.object().with("text", draw.words());
        return part.maybe("partMetadata", () -> draw.object().with("a", draw.words()).json()).maybeUnknown().json();
    }

    private ObjectNode inline() {
        var type = draw.of("image/png", "application/pdf", "audio/wav", "video/mp4", "text/csv");
        var data = draw.object().with("mimeType", type).with("data", draw.base64()).maybeText("displayName");
        return media(draw.object().with("inlineData", data.maybeUnknown().json()));
    }

    private ObjectNode file() {
        var uri =
                draw.of(
                        "https://generativelanguage.googleapis.com/v1beta/files/abc",
                        "https://example.com/a.png",
                        "gs://bucket/a.png",
                        "https://www.youtube.com/watch?v=1");
        var data = draw.object().with("fileUri", uri);
        if (uri.endsWith(".png") || draw.oneIn(2)) {
            data.with("mimeType", "image/png");
        }
        return media(draw.object().with("fileData", data.maybeUnknown().json()));
    }

    private ObjectNode media(Drawn part) {
        part.maybe("mediaResolution", () -> draw.object().with("level", resolution()).json());
        return part.maybe("videoMetadata", () -> draw.object().with("startOffset", "1s").json()).maybeUnknown().json();
    }

    private ObjectNode model(List<ObjectNode> calls) {
        var parts = draw.list(0, 1, this::thought);
        parts.addAll(draw.list(1, 2, () -> draw.by(this::signed, this::signed, this::inline, this::ran)));
        parts.addAll(draw.list(0, 2, () -> call(calls)));
        return content("model", parts);
    }

    private ObjectNode thought() {
        return draw.object()
                .with("text", draw.words())
                .with("thought", JsonNodeFactory.instance.booleanNode(true))
                .json();
    }

    private ObjectNode signed() {
        return signature(draw.object().with("text", draw.words())).maybeUnknown().json();
    }

    private Drawn signature(Drawn part) {
        return part.maybe("thoughtSignature", () -> TextNode.valueOf(draw.base64()));
    }

    private ObjectNode ran() {
        var code = draw.object().with("language", "PYTHON").with("code", draw.words()).json();
        return draw.object().with("executableCode", code).json();
    }

    private ObjectNode call(List<ObjectNode> calls) {
        var call = draw.object().with("name", "tool_0").with("args", draw.free(2)).with("id", draw.name("id"));
        calls.add(call.json());
        return signature(draw.object().with("functionCall", call.maybeUnknown().json())).json();
    }

    private ObjectNode results(List<ObjectNode> calls) {
        var parts = JsonNodeFactory.instance.arrayNode();
        for (var call : calls) {
            var result = draw.object().with("name", "tool_0").with("id", call.get("id"));
            result.with("response", response()).maybe("parts", () -> draw.list(1, 1, this::shown));
            result.maybe("scheduling", () -> draw.oneOf("SILENT", "INTERRUPT"));
            parts.add(draw.object().with("functionResponse", result.maybeUnknown().json()).json());
        }
        return content(draw.of("user", "function"), parts);
    }

    private JsonNode response() {
        return draw.by(
                () -> draw.object().with("result", draw.words()).json(),
                () -> draw.object().with("error", draw.words()).json(),
                () -> draw.object().with("error", draw.json(1)).json(),
                () -> draw.object().with("output", draw.json(1)).json(),
                () -> draw.free(2));
    }

    private ObjectNode shown() {
        var data = draw.object().with("mimeType", "image/png").with("data", draw.base64());
        return draw.object().with("inlineData", data.json()).json();
    }
}

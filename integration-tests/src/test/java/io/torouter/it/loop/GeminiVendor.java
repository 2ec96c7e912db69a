package io.torouter.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * Answers as Gemini 3 does: the first call of a step has a signature; an answer without calls has it on its last part,
 * which in a stream is one without text.
 */
final class GeminiVendor implements Vendor {
    static final String SEALED = "thoughtSignature";

    @Override
    public History check(JsonNode request, Issued issued) {
        return new GeminiRules(request, issued).history();
    }

    @Override
    public ObjectNode answer(JsonNode request, Script.Said said, Issued issued) {
        var parts = Json.array();
        if (request.at("/generationConfig/thinkingConfig/includeThoughts").asBoolean()) {
            parts.addObject().put("text", said.thought()).put("thought", true);
        }
        if (!said.text().isEmpty()) {
            var part = parts.addObject().put("text", said.text());
            if (said.calls().isEmpty()) {
                seal(part, issued);
            }
        }
        for (int i = 0; i < said.calls().size(); i++) {
            var part = parts.addObject();
            call(said.calls().get(i), part.putObject("functionCall"), issued);
            if (i == 0) {
                seal(part, issued);
            }
        }
        return response(parts, issued);
    }

    private static void call(Script.Call call, ObjectNode written, Issued issued) {
        written.put("id", issued.callId("", 8)).put("name", call.tool()).set("args", call.input());
    }

    private static void seal(ObjectNode part, Issued issued) {
        var seal = issued.seal();
        issued.sealed(seal, part.deepCopy());
        if (part.has("functionCall")) {
            var answer = new Issued.Answered(List.of(part), List.of());
            issued.answered(part.at("/functionCall/id").asText(), answer);
        }
        part.put(SEALED, seal);
    }

    private static ObjectNode response(ArrayNode parts, Issued issued) {
        var response = Json.object();
        var candidate = response.putArray("candidates").addObject();
        candidate.putObject("content").put("role", "model").set("parts", parts);
        candidate.put("finishReason", "STOP").put("index", 0);
        var usage = response.putObject("usageMetadata").put("promptTokenCount", 50).put("candidatesTokenCount", 15);
        usage.put("thoughtsTokenCount", 5).put("totalTokenCount", 70);
        return response.put("modelVersion", "gemini-3-pro-preview").put("responseId", issued.id("", 22));
    }

    @Override
    public String stream(JsonNode request, ObjectNode answer) {
        var sse = new Sse();
        for (var part : answer.at("/candidates/0/content/parts")) {
            if (part.has("functionCall")) {
                sse.add(chunk(answer, (ObjectNode) part));
                continue;
            }
            for (var piece : Json.pieces(part.path("text").asText())) {
                var chunk = Json.object().put("text", piece);
                sse.add(chunk(answer, part.has("thought") ? chunk.put("thought", true) : chunk));
            }
            if (part.has(SEALED)) {
                sse.add(chunk(answer, Json.object().put("text", "").put(SEALED, part.path(SEALED).asText())));
            }
        }
        var last = chunk(answer, Json.object().put("text", ""));
        ((ObjectNode) last.at("/candidates/0")).put("finishReason", "STOP");
        return sse.add(last.set("usageMetadata", answer.get("usageMetadata"))).toString();
    }

    private static ObjectNode chunk(ObjectNode answer, ObjectNode part) {
        var chunk = answer.deepCopy();
        ((ObjectNode) chunk.at("/candidates/0")).remove("finishReason");
        ((ObjectNode) chunk.at("/candidates/0/content")).putArray("parts").add(part);
        return chunk;
    }

    @Override
    public ObjectNode refusal(String message) {
        var error = Json.object().put("code", 400).put("message", message).put("status", "INVALID_ARGUMENT");
        return Json.object().set("error", error);
    }
}

package io.torouter.grammar;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Base64;
import java.util.Set;

/** What every part of a content must be. */
final class GeminiPart {
    private static final Set<String> PAYLOADS =
            Set.of(
                    "text",
                    "inlineData",
                    "fileData",
                    "functionCall",
                    "functionResponse",
                    "executableCode",
                    "codeExecutionResult",
                    "toolCall",
                    "toolResponse");

    private GeminiPart() {}

    static void check(JsonNode part, Rules rules, Complaints complaints) {
        long payloads = PAYLOADS.stream().filter(part::has).count();
        complaints.unless(payloads == 1, "a part has one payload", payloads);
        if (part.has("text")) {
            complaints.unless(part.path("text").isTextual(), "text is a text");
        }
        if (part.has("functionCall")) {
            checkCall(part.path("functionCall"), rules, complaints);
        }
        if (part.has("thoughtSignature")) {
            complaints.unless(isBase64(part.path("thoughtSignature")), "a thoughtSignature is Base64");
        }
        if (part.has("inlineData")) {
            var data = part.path("inlineData");
            complaints.unless(Json.hasText(data, "mimeType") && isBase64(data.path("data")), "inlineData is Base64");
        }
        complaints.unless(
                !part.has("thought") || part.path("thought").isBoolean(), "thought is a flag", part.path("thought"));
    }

    /** Vertex streams arguments: the name in a first part, pieces in others, and an empty call in the last. */
    private static void checkCall(JsonNode call, Rules rules, Complaints complaints) {
        boolean inPieces = !rules.strict() && (call.has("partialArgs") || call.has("willContinue") || call.isEmpty());
        complaints.unless(inPieces || Json.hasText(call, "name"), "a call has a name");
        complaints.unless(Json.isAbsent(call.path("args")) || call.path("args").isObject(), "args are an object");
    }

    private static boolean isBase64(JsonNode text) {
        try {
            return text.isTextual() && Base64.getDecoder().decode(text.textValue()).length > 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}

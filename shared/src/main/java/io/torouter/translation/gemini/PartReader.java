package io.torouter.translation.gemini;

import static io.torouter.dialect.Dialect.GEMINI_GENERATE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Extras;
import io.torouter.canonical.Part;
import io.torouter.canonical.Seal;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.VendorPart;
import io.torouter.translation.Members;
import io.torouter.translation.SealedText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the parts of a content, of requests and of answers. */
final class PartReader {
    private static final Set<String> BESIDE = Set.of("thought", "thoughtSignature", "partMetadata", "videoMetadata");

    private final String path;
    private final CallLedger calls;

    /**
     * @param path of the parts in the body
     */
    PartReader(String path, CallLedger calls) {
        this.path = path;
        this.calls = calls;
    }

    Part read(JsonNode json) {
        var part = Members.of(json, path);
        if (part.has("functionCall")) {
            return call(part);
        }
        if (part.has("functionResponse")) {
            return result(part);
        }
        if (part.has("text") || isBare(part.json())) {
            return text(part);
        }
        boolean media = part.has("inlineData") || part.has("fileData");
        return media && !part.flag("thought", false) ? MediaReader.read(part, seal(part)) : vendor(part.json());
    }

    /** A signature that came alone. */
    private static boolean isBare(ObjectNode part) {
        return part.properties().stream().allMatch(member -> BESIDE.contains(member.getKey()));
    }

    /** What the vendor binds to a part; null for nothing. */
    static @Nullable Seal seal(Members part) {
        var signature = part.text("thoughtSignature");
        return signature == null || signature.isEmpty() ? null : seal(signature);
    }

    static @Nullable Seal seal(String signature) {
        var seal = SealedText.read(GEMINI_GENERATE, Seal.Kind.SIGNATURE, standard(signature));
        boolean own = seal != null && seal.issuer() == GEMINI_GENERATE;
        return own ? new Seal(GEMINI_GENERATE, Seal.Kind.SIGNATURE, signature) : seal;
    }

    /** Base64 in the standard alphabet; python-genai writes the other one. */
    static String standard(String base64) {
        if (base64.indexOf('-') < 0 && base64.indexOf('_') < 0) {
            return base64;
        }
        var text = base64.replace('-', '+').replace('_', '/');
        return text + "=".repeat((4 - text.length() % 4) % 4);
    }

    private static Part text(Members part) {
        var text = part.text("text", "");
        var seal = seal(part);
        return part.flag("thought", false)
                ? new Thought(null, List.of(), text, seal, part.rest(GEMINI_GENERATE))
                : new Text(text, List.of(), seal, null, part.rest(GEMINI_GENERATE));
    }

    private Part call(Members part) {
        var call = Members.of(part.json().get("functionCall"), part.pathOf("functionCall"));
        var name = call.requiredText("name");
        var args = call.object("args");
        var id = calls.called(call.text("id"), name);
        var seal = seal(part);
        part.skip("functionCall", "thought");
        var extras = DeepExtras.of(part, call);
        return new ToolCall(id, ToolRef.function(name), args == null ? "{}" : args.toString(), seal, null, extras);
    }

    private Part result(Members part) {
        var result = Members.of(part.json().get("functionResponse"), part.pathOf("functionResponse"));
        var name = result.text("name", "");
        var response = result.any("response");
        var content = new ArrayList<>(content(response));
        result.array("parts").forEach(media -> content.add(media(media, result.pathOf("parts"))));
        var id = calls.answered(result.text("id"), name);
        part.skip("functionResponse", "thoughtSignature");
        var extras = DeepExtras.of(part, result);
        return new ToolResult(id, ToolRef.function(name), content, isError(response), null, extras);
    }

    private static Part media(JsonNode json, String path) {
        var part = Members.of(json, path);
        boolean media = part.has("inlineData") || part.has("fileData");
        return media ? MediaReader.read(part, null) : vendor(part.json());
    }

    private static boolean isError(@Nullable JsonNode response) {
        return response != null && response.size() == 1 && response.has("error");
    }

    /** A lone text in {@code result} or {@code error} is what others call the text of a result. */
    private static List<Part> content(@Nullable JsonNode response) {
        if (response == null) {
            return List.of();
        }
        var only = response.size() == 1 ? response.path(isError(response) ? "error" : "result") : response;
        if (only.isTextual() && !only.textValue().startsWith("{")) {
            return List.of(new Text(only.textValue()));
        }
        return List.of(new StructuredData(isError(response) ? only : response, Extras.NONE));
    }

    private static Part vendor(ObjectNode part) {
        var type =
                part.properties().stream()
                        .map(member -> member.getKey())
                        .filter(name -> !BESIDE.contains(name))
                        .findFirst()
                        .orElse("part");
        return new VendorPart(GEMINI_GENERATE, type, part);
    }
}

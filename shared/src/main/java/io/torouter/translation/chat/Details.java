package io.torouter.translation.chat;

import static io.torouter.dialect.Dialect.OPENAI_CHAT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Seal;
import io.torouter.translation.ExactJson;
import io.torouter.translation.SealedText;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Elements of OpenRouter's {@code reasoning_details}, and the seals in them.
 *
 * <p>A seal of chat is the whole element as JSON, without what can be read: OpenRouter wants its {@code format}, {@code
 * id} and {@code index} back beside the signature. Seals of others stand wrapped in its place.
 *
 * @see <a href="https://openrouter.ai/docs/use-cases/reasoning-tokens">Reasoning tokens, read 2026-11-24</a>
 */
final class Details {
    static final String TEXT = "reasoning.text";
    static final String SUMMARY = "reasoning.summary";
    static final String ENCRYPTED = "reasoning.encrypted";

    /** The format of what has none that OpenRouter knows. */
    static final String UNKNOWN = "unknown";

    private static final List<String> READABLE = List.of("text", "summary");

    private Details() {}

    /** The seal in an element, or null. */
    static @Nullable Seal seal(JsonNode detail) {
        var type = detail.path("type").asText();
        var kind = type.equals(ENCRYPTED) ? Seal.Kind.CONTENT : Seal.Kind.SIGNATURE;
        var value = detail.path(kind == Seal.Kind.CONTENT ? "data" : "signature").asText("");
        if (value.isEmpty() || !(detail instanceof ObjectNode element)) {
            return null;
        }
        var foreign = SealedText.unwrapped(value);
        return foreign == null ? new Seal(OPENAI_CHAT, kind, withoutText(element)) : foreign;
    }

    private static String withoutText(ObjectNode detail) {
        return detail.deepCopy().remove(READABLE).toString();
    }

    /**
     * The element that bears a seal, without its readable text.
     *
     * @param id of the item of reasoning; null for none
     */
    static ObjectNode sealed(Seal seal, @Nullable String id, int index) {
        var own = seal.issuer() == OPENAI_CHAT ? parsed(seal.value()) : null;
        if (own != null) {
            return own;
        }
        boolean content = seal.kind() == Seal.Kind.CONTENT;
        var detail = Upstream.object().put("type", content ? ENCRYPTED : TEXT);
        detail.put(content ? "data" : "signature", SealedText.in(OPENAI_CHAT, seal));
        if (id != null) {
            detail.put("id", id);
        }
        return detail.put("format", UNKNOWN).put("index", index);
    }

    private static @Nullable ObjectNode parsed(String json) {
        return ExactJson.read(json) instanceof ObjectNode object ? object : null;
    }

    /** Whether the seal says that the reasoning is the readable text itself. */
    static boolean isOfText(Seal seal) {
        return seal.kind() == Seal.Kind.SIGNATURE;
    }
}

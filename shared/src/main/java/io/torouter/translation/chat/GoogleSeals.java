package io.torouter.translation.chat;

import static io.torouter.dialect.Dialect.GEMINI_GENERATE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Seal;
import io.torouter.translation.Members;

import org.jspecify.annotations.Nullable;

/**
 * Gemini's signatures as they stand in messages and calls of Google's own chat surface. They are the same that Gemini's
 * dialect has, so they count as its.
 *
 * @see <a href="https://ai.google.dev/gemini-api/docs/thought-signatures">Thought signatures, OpenAI compatibility,
 *     read 2026-11-24</a>
 */
final class GoogleSeals {
    private GoogleSeals() {}

    /** The signature in a message or a call, null where there is none. */
    static @Nullable Seal read(Members object) {
        var seal = in(object.json());
        if (seal != null) {
            object.skip("extra_content", "thought_signature");
        }
        return seal;
    }

    static @Nullable Seal in(JsonNode object) {
        var signature = object.path("extra_content").path("google").path("thought_signature").asText("");
        return signature.isEmpty() ? null : new Seal(GEMINI_GENERATE, Seal.Kind.SIGNATURE, signature);
    }

    static boolean isGoogles(@Nullable Seal seal) {
        return seal != null && seal.issuer() == GEMINI_GENERATE;
    }

    static void write(Seal seal, ObjectNode object) {
        object.putObject("extra_content").putObject("google").put("thought_signature", seal.value());
    }
}

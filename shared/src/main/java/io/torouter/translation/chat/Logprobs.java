package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.TokenLogprob;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** {@code logprobs} of a choice. */
final class Logprobs {
    private Logprobs() {}

    /** The tokens of the content, or else of the refusal. */
    static List<TokenLogprob> read(JsonNode logprobs) {
        var content = logprobs.path("content");
        var tokens = content.isEmpty() ? logprobs.path("refusal") : content;
        return tokens.isEmpty() ? List.of() : list(tokens);
    }

    private static List<TokenLogprob> list(JsonNode tokens) {
        var list = new ArrayList<TokenLogprob>(tokens.size());
        tokens.forEach(token -> list.add(token(token)));
        return list;
    }

    private static TokenLogprob token(JsonNode token) {
        return new TokenLogprob(
                token.path("token").asText(),
                token.path("logprob").asDouble(),
                bytes(token.path("bytes")),
                list(token.path("top_logprobs")));
    }

    private static @Nullable List<Integer> bytes(JsonNode bytes) {
        if (!bytes.isArray()) {
            return null;
        }
        var list = new ArrayList<Integer>(bytes.size());
        bytes.forEach(value -> list.add(value.asInt()));
        return list;
    }

    /**
     * @param refusal whether the tokens are those of a refusal
     */
    static ObjectNode json(List<TokenLogprob> tokens, boolean refusal) {
        var json = Upstream.object();
        for (var name : List.of("content", "refusal")) {
            if (name.equals("refusal") == refusal) {
                var list = json.putArray(name);
                tokens.forEach(token -> write(token, list.addObject()).set("top_logprobs", top(token)));
            } else {
                json.putNull(name);
            }
        }
        return json;
    }

    private static ArrayNode top(TokenLogprob token) {
        var list = Upstream.object().arrayNode();
        token.top().forEach(other -> write(other, list.addObject()));
        return list;
    }

    private static ObjectNode write(TokenLogprob token, ObjectNode json) {
        json.put("token", token.token()).put("logprob", token.logprob());
        if (token.bytes() == null) {
            json.putNull("bytes");
        } else {
            var bytes = json.putArray("bytes");
            token.bytes().forEach(bytes::add);
        }
        return json;
    }
}

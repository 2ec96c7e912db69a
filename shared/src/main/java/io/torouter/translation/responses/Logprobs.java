package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.TokenLogprob;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** How probable the tokens of a text were. */
final class Logprobs {
    private Logprobs() {}

    static List<TokenLogprob> read(JsonNode tokens) {
        var read = new ArrayList<TokenLogprob>();
        for (var token : tokens) {
            var top = read(token.path("top_logprobs"));
            read.add(
                    new TokenLogprob(
                            token.path("token").asText(), token.path("logprob").asDouble(), bytes(token), top));
        }
        return read;
    }

    private static @Nullable List<Integer> bytes(JsonNode token) {
        var array = token.path("bytes");
        if (!array.isArray()) {
            return null;
        }
        var bytes = new ArrayList<Integer>();
        array.forEach(b -> bytes.add(b.asInt()));
        return bytes;
    }

    static ArrayNode write(List<TokenLogprob> tokens) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var token : tokens) {
            var json = array.addObject();
            write(token, json);
            var top = json.putArray("top_logprobs");
            token.top().forEach(other -> write(other, top.addObject()));
        }
        return array;
    }

    private static void write(TokenLogprob token, ObjectNode json) {
        json.put("token", token.token());
        var bytes = json.putArray("bytes");
        var known = token.bytes();
        if (known != null) {
            known.forEach(bytes::add);
        } else {
            for (byte b : token.token().getBytes(StandardCharsets.UTF_8)) {
                bytes.add(b & 0xff);
            }
        }
        json.put("logprob", token.logprob());
    }
}

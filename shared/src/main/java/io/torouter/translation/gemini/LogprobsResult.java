package io.torouter.translation.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.TokenLogprob;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code logprobsResult}: the chosen tokens, and beside them for each the likeliest.
 *
 * @see <a href="https://ai.google.dev/api/generate-content#LogprobsResult">LogprobsResult, v1beta, read 2026-11-24</a>
 */
final class LogprobsResult {
    private LogprobsResult() {}

    static List<TokenLogprob> read(JsonNode result) {
        var tokens = new ArrayList<TokenLogprob>();
        var chosen = result.path("chosenCandidates");
        for (int i = 0; i < chosen.size(); i++) {
            var top = new ArrayList<TokenLogprob>();
            result.path("topCandidates").path(i).path("candidates").forEach(one -> top.add(token(one, List.of())));
            tokens.add(token(chosen.get(i), top));
        }
        return tokens;
    }

    private static TokenLogprob token(JsonNode json, List<TokenLogprob> top) {
        return new TokenLogprob(json.path("token").asText(), json.path("logProbability").asDouble(), null, top);
    }

    static ObjectNode write(List<TokenLogprob> tokens) {
        var result = JsonNodeFactory.instance.objectNode();
        var top = result.putArray("topCandidates");
        var chosen = result.putArray("chosenCandidates");
        for (var token : tokens) {
            var likeliest = top.addObject().putArray("candidates");
            token.top().forEach(one -> write(one, likeliest.addObject()));
            write(token, chosen.addObject());
        }
        return result;
    }

    private static void write(TokenLogprob token, ObjectNode json) {
        json.put("token", token.token()).put("logProbability", token.logprob());
    }
}

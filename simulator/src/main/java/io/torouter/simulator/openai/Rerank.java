package io.torouter.simulator.openai;

import io.torouter.simulator.exchange.Answer;
import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Endpoint;
import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Refused;
import io.torouter.simulator.exchange.Whole;
import io.torouter.simulator.json.Json;
import io.torouter.simulator.prompt.Conversation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * {@code POST rerank} as Cohere, Jina and OpenRouter have it: the relevance is the share of the query's words found.
 */
final class Rerank implements Endpoint {
    private record Ranked(int index, double score, String text) {}

    @Override
    public Answer answer(Call call) {
        var query = call.json().at("query").text();
        var documents = call.json().at("documents").items().stream().map(Rerank::text).toList();
        if (query.isEmpty() || documents.isEmpty()) {
            throw new Refused(Refusal.badRequest("query and documents are required", "documents"));
        }
        var results = new JsonArray();
        ranked(query, documents).stream()
                .limit(call.json().at("top_n").number(documents.size()))
                .map(Rerank::result)
                .forEach(results::add);
        var tokens = Conversation.tokens(query + String.join("", documents));
        return Whole.json(
                JsonObject.of(
                        "id", call.identity().id("rerank-", 24, 0),
                        "model", call.model(),
                        "results", results,
                        "usage", JsonObject.of("search_units", 1, "total_tokens", tokens)));
    }

    private static String text(Json document) {
        return document.isText() ? document.text() : document.at("text").text();
    }

    private static List<Ranked> ranked(String query, List<String> documents) {
        var words = words(query);
        return IntStream.range(0, documents.size())
                .mapToObj(i -> new Ranked(i, score(words, documents.get(i)), documents.get(i)))
                .sorted(Comparator.comparingDouble(Ranked::score).reversed())
                .toList();
    }

    private static double score(Set<String> words, String document) {
        var found = words(document);
        return (double) words.stream().filter(found::contains).count() / words.size();
    }

    private static Set<String> words(String text) {
        return Set.copyOf(List.of(text.toLowerCase(Locale.ROOT).split("\\W+", -1)));
    }

    private static JsonObject result(Ranked ranked) {
        return JsonObject.of(
                "index", ranked.index(),
                "relevance_score", ranked.score(),
                "document", JsonObject.of("text", ranked.text()));
    }
}

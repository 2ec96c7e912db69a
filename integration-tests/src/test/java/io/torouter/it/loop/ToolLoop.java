package io.torouter.it.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.dialect.Dialect;
import io.torouter.grammar.Rules;
import io.torouter.grammar.StreamChecker;
import io.torouter.it.loop.LoopClient.Call;
import io.torouter.it.loop.LoopClient.Result;
import io.torouter.it.loop.LoopClient.Told;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A conversation of three turns in a loop of tools and one more, as a client has it. */
record ToolLoop(HttpClient http, String url, String key, LoopClient client, boolean stream) {
    /**
     * Has the conversation.
     *
     * @param models one for each turn
     * @return what the client was told in each turn
     */
    List<Told> run(List<String> models) {
        var told = new ArrayList<Told>();
        client.user(Script.QUESTION);
        told.add(turn(models.get(0)));
        client.results(told.getLast().calls().stream().map(ToolLoop::result).toList());
        told.add(turn(models.get(1)));
        client.results(told.getLast().calls().stream().map(ToolLoop::result).toList());
        told.add(turn(models.get(2)));
        client.user(Script.THANKS);
        told.add(turn(models.get(3)));
        return told;
    }

    private static Result result(Call call) {
        return switch (call.name()) {
            case "get_weather" -> new Result(call, Script.WEATHER, false);
            case "get_time" -> new Result(call, Script.TIME, false);
            case "book_train" -> new Result(call, Script.FULL, true);
            default -> throw new AssertionError("no such tool: " + call);
        };
    }

    private Told turn(String model) {
        var ask = client.ask(model, stream);
        var body = send(ask);
        return client.hear(stream ? client.folded(events(body)) : Json.read(body));
    }

    private String send(LoopClient.Ask ask) {
        var request =
                HttpRequest.newBuilder(URI.create(url + ask.path()))
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(Duration.ofSeconds(30))
                        .header("authorization", "Bearer " + key)
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(ask.body().toString()));
        if (client.dialect() == Dialect.ANTHROPIC_MESSAGES) {
            request.header("anthropic-version", "2023-06-01");
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as("%s to %s", answer.body(), ask.body()).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The events of a stream, which has to be of the dialect's grammar. */
    private List<JsonNode> events(String body) {
        var violations = new ArrayList<String>();
        var events = new ArrayList<JsonNode>();
        var checker = StreamChecker.of(client.dialect(), Rules.OURS);
        for (var block : body.split("\r?\n\r?\n", -1)) {
            var name = field(block, "event: ");
            var data = field(block, "data: ");
            if (data.equals("[DONE]")) {
                checker = checker.done(violations::add);
            } else if (!data.isEmpty()) {
                events.add(Json.read(data));
                checker = checker.step(name, events.getLast(), violations::add);
            }
        }
        checker.end(violations::add);
        assertThat(violations).as(body).isEmpty();
        return events;
    }

    private static String field(String block, String name) {
        return block.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElse("");
    }
}

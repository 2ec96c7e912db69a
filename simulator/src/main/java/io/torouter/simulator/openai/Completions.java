package io.torouter.simulator.openai;

import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Frame;
import io.torouter.simulator.exchange.Identity;
import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Refused;
import io.torouter.simulator.exchange.Sse;
import io.torouter.simulator.exchange.Streamed;
import io.torouter.simulator.exchange.Whole;
import io.torouter.simulator.generation.Generated;
import io.torouter.simulator.generation.Generation;
import io.torouter.simulator.json.Json;
import io.torouter.simulator.prompt.Prompt;
import io.torouter.simulator.prompt.Role;
import io.torouter.simulator.prompt.Turn;
import io.torouter.simulator.reply.Said;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code POST completions}, the endpoint from before there were messages. */
final class Completions implements Generation {
    @Override
    public Prompt decode(Call call) {
        var prompt = call.json().at("prompt");
        if (!prompt.exists()) {
            throw new Refused(Refusal.badRequest("you must provide a prompt parameter", "prompt"));
        }
        var text =
                prompt.isText()
                        ? prompt.text()
                        : prompt.items().stream().map(Json::shown).collect(Collectors.joining("\n"));
        return Prompt.plain(
                List.of(new Turn(Role.USER, text)),
                call.json().at("max_tokens").number(0),
                ChatPrompt.stops(call.json().at("stop")));
    }

    @Override
    public Whole whole(Generated generated) {
        var choice = choice(said(generated).text().text(), ChatCompletions.finishReason(generated.reply()));
        return Whole.json(completion(generated, JsonArray.of(choice)).put("usage", ChatCompletions.usage(generated)));
    }

    @Override
    public Streamed streamed(Generated generated) {
        var text = said(generated).text();
        var tokens =
                IntStream.range(0, text.count())
                        .mapToObj(i -> Frame.token(chunk(generated, JsonArray.of(choice(text.token(i), null)))));
        return Streamed.sse(Stream.concat(tokens, closing(generated)).iterator(), new OpenAiGrammar());
    }

    private static Stream<Frame> closing(Generated generated) {
        var finish = choice("", ChatCompletions.finishReason(generated.reply()));
        var usage = completion(generated, new JsonArray()).put("usage", ChatCompletions.usage(generated));
        var last = withUsage(generated) ? Stream.of(Frame.closing(Sse.data(usage))) : Stream.<Frame>of();
        return Stream.concat(
                Stream.of(Frame.closing(chunk(generated, JsonArray.of(finish)))),
                Stream.concat(last, Stream.of(Frame.closing(OpenAiGrammar.DONE))));
    }

    private static boolean withUsage(Generated generated) {
        return generated.call().json().at("stream_options").at("include_usage").flag();
    }

    private static Buffer chunk(Generated generated, JsonArray choices) {
        var chunk = completion(generated, choices);
        return Sse.data(withUsage(generated) ? chunk.put("usage", null) : chunk);
    }

    /** A prompt without tools is always answered in text. */
    private static Said said(Generated generated) {
        if (generated.reply() instanceof Said said) {
            return said;
        }
        throw new IllegalStateException("a completion called a tool");
    }

    private static JsonObject choice(String text, @Nullable String finishReason) {
        return JsonObject.of("text", text, "index", 0, "logprobs", null, "finish_reason", finishReason);
    }

    private static JsonObject completion(Generated generated, JsonArray choices) {
        return JsonObject.of(
                "id",
                generated.identity().id("cmpl-", 29, 0),
                "object",
                "text_completion",
                "created",
                Identity.CREATED,
                "model",
                generated.call().model(),
                "choices",
                choices);
    }
}

package io.torouter.simulator.gemini;

import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Streamed;
import io.torouter.simulator.exchange.Whole;
import io.torouter.simulator.generation.Generated;
import io.torouter.simulator.generation.Generation;
import io.torouter.simulator.prompt.Prompt;

import java.util.Map;

/** {@code POST models/{model}:generateContent} and {@code :streamGenerateContent}. */
final class GenerateContent implements Generation {
    @Override
    public Prompt decode(Call call) {
        return GeminiPrompt.decode(call.json());
    }

    @Override
    public Whole whole(Generated generated) {
        return GeminiApi.pretty(
                Picture.isWanted(generated.call()) ? Picture.of(generated) : new ContentChunks(generated).whole());
    }

    @Override
    public Streamed streamed(Generated generated) {
        var chunks = new ContentChunks(generated).chunks();
        if (GeminiApi.wantsSse(generated.call())) {
            var grammar = new EventGrammar();
            return new Streamed(
                    Map.of("content-type", "text/event-stream", "content-disposition", "attachment"),
                    chunks.map(grammar::frame).iterator(),
                    grammar);
        }
        var grammar = new ArrayGrammar();
        return new Streamed(Map.of("content-type", GeminiApi.JSON), grammar.frames(chunks).iterator(), grammar);
    }
}

package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.StreamEvent;
import io.torouter.translation.StreamDecoder;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the chunks of a stream.
 *
 * <p>A choice is over when the stream is: hosts repeat its end, add to it, or send what belongs before it behind it.
 *
 * @param begun whether the start was said
 * @param over whether nothing may follow
 * @param id of the answer, which ids of calls without one are made of
 * @param choices those that have begun
 */
record ChunkReader(boolean begun, boolean over, String id, List<ChoiceReader> choices) implements StreamDecoder {
    static final ChunkReader BEFORE = new ChunkReader(false, false, "", List.of());
    private static final ChunkReader OVER = new ChunkReader(true, true, "", List.of());

    @Override
    public StreamDecoder step(String name, JsonNode data, Consumer<StreamEvent> out) {
        if (over) {
            return this;
        }
        var usage = usage(data);
        var error = Errors.in(data);
        if (error != null) {
            report(usage, out);
            out.accept(new StreamEvent.Failed(error));
            return OVER;
        }
        var choicesNode = data.path("choices");
        if (choicesNode.isEmpty() && usage == null) {
            return this; // Azure begins with what its filter thinks of the prompt.
        }
        var next = begun ? this : begin(data, out);
        for (var choice : choicesNode) {
            next = next.choice(choice, out);
        }
        report(usage, out);
        return next;
    }

    private static @Nullable Usage usage(JsonNode data) {
        var usage = data.get("usage");
        if (usage != null && usage.isObject()) {
            return TokenCounts.read(usage);
        }
        var groq = data.get("x_groq");
        if (groq != null) {
            return TokenCounts.read(groq.path("usage"));
        }
        return moonshot(data.path("choices").path(0).get("usage"));
    }

    private static @Nullable Usage moonshot(@Nullable JsonNode usage) {
        return usage == null ? null : TokenCounts.read(usage);
    }

    private static void report(@Nullable Usage usage, Consumer<StreamEvent> out) {
        if (usage != null) {
            out.accept(new StreamEvent.UsageReport(usage));
        }
    }

    private ChunkReader begin(JsonNode data, Consumer<StreamEvent> out) {
        var given = data.path("id").asText("");
        var model = data.path("model").asText("");
        var tier = ServiceTiers.read(data.path("service_tier").asText(""));
        out.accept(new StreamEvent.Start(given.isEmpty() ? null : given, model.isEmpty() ? null : model, null, tier));
        return new ChunkReader(true, false, given, choices);
    }

    /** The same state, not an equal one, is meant: most steps change none. */
    @SuppressWarnings("ReferenceEquality")
    private ChunkReader choice(JsonNode choice, Consumer<StreamEvent> out) {
        int candidate = choice.path("index").asInt(0);
        for (int i = 0; i < choices.size(); i++) {
            var known = choices.get(i);
            if (known.candidate() == candidate) {
                var next = known.step(choice, out);
                return next == known ? this : with(i, next);
            }
        }
        var unnamed = AnswerReader.unnamed(id, candidate);
        return with(choices.size(), ChoiceReader.of(candidate, unnamed).step(choice, out));
    }

    private ChunkReader with(int position, ChoiceReader choice) {
        if (position == 0 && choices.size() <= 1) {
            return new ChunkReader(begun, over, id, List.of(choice));
        }
        var all = new ArrayList<>(choices);
        if (position == all.size()) {
            all.add(choice);
        } else {
            all.set(position, choice);
        }
        return new ChunkReader(begun, over, id, List.copyOf(all));
    }

    /** Of what Google marks, the text says what it is. */
    @Override
    public boolean tellsWordForWord(JsonNode data) {
        return !data.path("choices").path(0).path("delta").has("extra_content");
    }

    @Override
    public StreamDecoder done(Consumer<StreamEvent> out) {
        end(out);
        return OVER;
    }

    @Override
    public void end(Consumer<StreamEvent> out) {
        boolean complete = !over && !choices.isEmpty() && choices.stream().allMatch(ChoiceReader::isFinished);
        if (complete) {
            choices.forEach(choice -> out.accept(choice.end()));
            out.accept(new StreamEvent.End());
        }
    }
}

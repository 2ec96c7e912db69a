package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Delta;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.WireSink;

import java.util.ArrayList;
import java.util.List;

/**
 * Reasoning, all of which is shown as a summary; what an upstream says of the reasoning itself is a part of it.
 *
 * @param done parts that are over
 * @param source which part of the upstream's the growing one is: a number of its summary, {@value #ITSELF} for the
 *     reasoning itself, {@value #NOTHING} where none grows
 * @param sealed the text of its seal, as far as one came
 */
record OpenReasoning(AnswerContext context, ItemPlace place, List<String> done, int source, Pieces text, String sealed)
        implements OpenItem {
    private static final int NOTHING = -2;
    private static final int ITSELF = -1;

    static OpenReasoning begin(ItemPlace place, AnswerContext context, EventOut out) {
        place.added(ThoughtItems.write(place.id(), List.of(), "", ""), out);
        var unsealed = context.sealText(OPENAI_RESPONSES, null);
        return new OpenReasoning(context, place, List.of(), NOTHING, Pieces.NONE, unsealed);
    }

    @Override
    public OpenReasoning grow(Delta delta, EventOut out) {
        return switch (delta) {
            case Delta.Written(var next) -> grown(ITSELF, next, out);
            case Delta.Summarised(var part, var next) -> grown(part, next, out);
            case Delta.Sealed(var seal) ->
                    new OpenReasoning(context, place, done, source, text, context.sealText(OPENAI_RESPONSES, seal));
            case Delta.Cited _, Delta.Logprobs _, Delta.Sounded _ -> this;
        };
    }

    private OpenReasoning grown(int of, String next, EventOut out) {
        if (of != source) {
            return endBlock(out).beginPart(of, out).grown(of, next, out);
        }
        event("response.reasoning_summary_text.delta", json -> json.writeStringField("delta", next), out);
        return new OpenReasoning(context, place, done, source, text.and(next), sealed);
    }

    private void event(String type, WireSink.Json more, EventOut out) {
        out.event(
                type,
                json -> {
                    place.write(json);
                    json.writeNumberField("summary_index", done.size());
                    more.write(json);
                });
    }

    private OpenReasoning beginPart(int of, EventOut out) {
        var empty = ThoughtItems.summaryPart("");
        event("response.reasoning_summary_part.added", json -> EventOut.tree(json, "part", empty), out);
        return new OpenReasoning(context, place, done, of, Pieces.NONE, sealed);
    }

    @Override
    public OpenReasoning endBlock(EventOut out) {
        if (source == NOTHING) {
            return this;
        }
        var all = text.text();
        var part = ThoughtItems.summaryPart(all);
        event("response.reasoning_summary_text.done", json -> json.writeStringField("text", all), out);
        event("response.reasoning_summary_part.done", json -> EventOut.tree(json, "part", part), out);
        var parts = new ArrayList<>(done);
        parts.add(all);
        return new OpenReasoning(context, place, parts, NOTHING, Pieces.NONE, sealed);
    }

    @Override
    public ObjectNode close(String status, EventOut out) {
        var ended = endBlock(out);
        var item = ThoughtItems.write(place.id(), ended.done(), "", sealed);
        place.done(item, out);
        return item;
    }
}

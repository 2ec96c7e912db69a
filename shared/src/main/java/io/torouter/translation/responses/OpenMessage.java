package io.torouter.translation.responses;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Citation;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Field;
import io.torouter.canonical.Seal;
import io.torouter.canonical.TokenLogprob;
import io.torouter.translation.WireSink;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A message; each text or refusal is a part of it, one behind the other.
 *
 * @param done parts that are over
 * @param part the one that grows; null between two
 * @param seal what is bound to the last part, for which a message has no place; null for nothing
 */
record OpenMessage(ItemPlace place, List<ObjectNode> done, @Nullable OpenPart part, @Nullable Seal seal)
        implements OpenItem {
    static OpenMessage begin(ItemPlace place, EventOut out) {
        var empty = JsonNodeFactory.instance.arrayNode();
        place.added(OutputItems.message(place.id(), OutputItems.IN_PROGRESS, empty), out);
        return new OpenMessage(place, List.of(), null, null);
    }

    OpenMessage beginPart(boolean refusal, EventOut out) {
        var begun = new OpenPart(refusal);
        var empty = begun.json("");
        event("response.content_part.added", json -> EventOut.tree(json, "part", empty), out);
        return new OpenMessage(place, done, begun, seal);
    }

    private void event(String type, WireSink.Json more, EventOut out) {
        out.event(
                type,
                json -> {
                    place.write(json);
                    json.writeNumberField("content_index", done.size());
                    more.write(json);
                });
    }

    @Override
    public OpenMessage grow(Delta delta, EventOut out) {
        if (part == null) {
            return this;
        }
        return switch (delta) {
            case Delta.Written(var text) -> written(part, text, out);
            case Delta.Sounded(_, var transcript) -> transcript == null ? this : written(part, transcript, out);
            case Delta.Cited(var citation) -> cited(part, citation, out);
            case Delta.Logprobs(var tokens) -> weighed(part, tokens, out);
            case Delta.Sealed(var value) -> new OpenMessage(place, done, part, value);
            case Delta.Summarised _ -> this;
        };
    }

    private OpenMessage cited(OpenPart grown, Citation citation, EventOut out) {
        if (!Annotations.canSay(citation)) {
            out.drops().add(Field.CITATIONS);
            return this;
        }
        return with(grown.with(citation));
    }

    private OpenMessage with(OpenPart changed) {
        return new OpenMessage(place, done, changed, seal);
    }

    private OpenMessage written(OpenPart grown, String text, EventOut out) {
        if (grown.refusal()) {
            event("response.refusal.delta", json -> json.writeStringField("delta", text), out);
        } else {
            event("response.output_text.delta", json -> delta(text, json), out);
        }
        return with(grown.with(text));
    }

    private static void delta(String text, JsonGenerator json) throws IOException {
        json.writeStringField("delta", text);
        json.writeArrayFieldStart("logprobs");
        json.writeEndArray();
    }

    /** The text of these tokens has been said; they come behind it. */
    private OpenMessage weighed(OpenPart grown, List<TokenLogprob> tokens, EventOut out) {
        if (grown.refusal()) {
            return this;
        }
        var logprobs = Logprobs.write(tokens);
        event(
                "response.output_text.delta",
                json -> {
                    json.writeStringField("delta", "");
                    EventOut.tree(json, "logprobs", logprobs);
                },
                out);
        return with(grown.with(tokens));
    }

    @Override
    public OpenMessage endBlock(EventOut out) {
        if (part == null) {
            return this;
        }
        var all = part.text().text();
        var whole = part.json(all);
        if (part.refusal()) {
            event("response.refusal.done", json -> json.writeStringField("refusal", all), out);
        } else {
            annotations(whole.path("annotations"), out);
            event("response.output_text.done", json -> textDone(all, whole, json), out);
        }
        event("response.content_part.done", json -> EventOut.tree(json, "part", whole), out);
        var parts = new ArrayList<>(done);
        parts.add(whole);
        return new OpenMessage(place, parts, null, seal);
    }

    /** Where a citation ends may be known only now. */
    private void annotations(JsonNode annotations, EventOut out) {
        for (int i = 0; i < annotations.size(); i++) {
            int index = i;
            event(
                    "response.output_text.annotation.added",
                    json -> {
                        json.writeNumberField("annotation_index", index);
                        EventOut.tree(json, "annotation", annotations.get(index));
                    },
                    out);
        }
    }

    private static void textDone(String all, ObjectNode whole, JsonGenerator json) throws IOException {
        json.writeStringField("text", all);
        EventOut.tree(json, "logprobs", whole.path("logprobs"));
    }

    @Override
    public ObjectNode close(String status, EventOut out) {
        var ended = endBlock(out);
        ArrayNode content = JsonNodeFactory.instance.arrayNode().addAll(ended.done());
        var item = OutputItems.message(place.id(), status, content);
        place.done(item, out);
        return item;
    }
}

package io.torouter.translation.chat;

import static io.torouter.dialect.Dialect.OPENAI_CHAT;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Field;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Thought;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the reasoning of earlier turns to a host that wants it back. */
final class ReasoningWriter {
    private final Upstream upstream;

    ReasoningWriter(Upstream upstream) {
        this.upstream = upstream;
    }

    /**
     * @param calls whether the message has tool calls
     */
    void write(List<Thought> thoughts, ObjectNode message, boolean calls) {
        switch (upstream.traits().showing()) {
            case NONE -> drop(thoughts);
            case CONTENT -> plain("reasoning_content", thoughts, message, false);
            case CONTENT_ALWAYS -> plain("reasoning_content", thoughts, message, calls);
            case REASONING -> plain("reasoning", thoughts, message, false);
            case DETAILS -> details(thoughts, message);
        }
    }

    private void drop(List<Thought> thoughts) {
        for (var thought : thoughts) {
            if (!thought.shown().isEmpty()) {
                upstream.drops().add(Field.THOUGHT);
            }
            dropSeal(thought);
        }
    }

    private void dropSeal(Thought thought) {
        if (thought.seal() != null) {
            upstream.drops().add(Field.THOUGHT_SEAL);
        }
    }

    private void plain(String name, List<Thought> thoughts, ObjectNode message, boolean always) {
        thoughts.forEach(this::dropSeal);
        var text =
                thoughts.stream()
                        .map(Thought::shown)
                        .filter(shown -> !shown.isEmpty())
                        .collect(Collectors.joining("\n\n"));
        if (always || !text.isEmpty()) {
            message.put(name, text);
        }
    }

    private void details(List<Thought> thoughts, ObjectNode message) {
        var details = JsonNodeFactory.instance.arrayNode();
        for (var thought : thoughts) {
            boolean foreign = thought.seal() != null && thought.seal().issuer() != OPENAI_CHAT;
            if (foreign) {
                dropForeign(thought);
            } else {
                add(asGiven(thought), details);
            }
        }
        if (!details.isEmpty()) {
            message.set("reasoning_details", details);
        }
    }

    /** What another vendor signed, the vendor behind the host would refuse without that signature. */
    private void dropForeign(Thought thought) {
        upstream.drops().add(Field.THOUGHT_SEAL);
        if (!thought.shown().isEmpty()) {
            upstream.drops().add(Field.THOUGHT);
        }
    }

    /**
     * Clients of other dialects give back a summary as text, or a text as a summary: what is shown goes to where the
     * vendor behind the host had it.
     */
    private static Thought asGiven(Thought thought) {
        var format = format(thought);
        var text = thought.text();
        if (format.endsWith("-responses-v1") && !text.isEmpty() && thought.summary().isEmpty()) {
            return new Thought(thought.id(), List.of(text), "", thought.seal(), thought.extras());
        }
        boolean told = format.startsWith("anthropic-") || format.startsWith("google-");
        return told && text.isEmpty()
                ? new Thought(thought.id(), List.of(), thought.shown(), thought.seal(), thought.extras())
                : thought;
    }

    /** Adds the elements of a thought; in answers to clients they are the same. */
    static void add(Thought thought, ArrayNode details) {
        var seal = thought.seal();
        if (seal != null && Details.isOfText(seal)) {
            details.add(signedText(thought, seal, details.size()));
            return;
        }
        if (!thought.text().isEmpty()) {
            var detail = details.addObject().put("type", Details.TEXT).put("text", thought.text());
            detail.put("format", format(thought)).put("index", details.size() - 1);
        }
        for (var part : thought.summary()) {
            var detail = details.addObject().put("type", Details.SUMMARY).put("summary", part);
            detail.put("format", format(thought)).put("index", details.size() - 1);
        }
        if (seal != null) {
            details.add(Details.sealed(seal, thought.id(), details.size()));
        }
    }

    private static ObjectNode signedText(Thought thought, Seal seal, int index) {
        var bare = Details.sealed(seal, thought.id(), index);
        var detail = Upstream.object().put("type", Details.TEXT).put("text", thought.shown());
        return detail.setAll(bare);
    }

    /** Of elements that belong together the format is one. */
    private static String format(Thought thought) {
        var own = thought.extras().of(OPENAI_CHAT, "format").asText("");
        if (!own.isEmpty()) {
            return own;
        }
        return thought.seal() == null
                ? Details.UNKNOWN
                : Details.sealed(thought.seal(), null, 0).path("format").asText(Details.UNKNOWN);
    }
}

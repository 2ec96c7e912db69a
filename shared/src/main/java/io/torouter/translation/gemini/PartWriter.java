package io.torouter.translation.gemini;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import static io.torouter.dialect.Dialect.GEMINI_GENERATE;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.CacheMark;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Field;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Seal;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.VendorPart;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.CallIds;
import io.torouter.translation.ExactJson;
import io.torouter.translation.SealedText;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Writes parts. Some become several, some none. */
final class PartWriter {
    private static final int LONGEST_ID = 64;

    /** Who reads the parts. */
    enum Reader {
        /** Takes its own seals, and ids of calls where their responses have the same. */
        SERVICE,
        /** As the service, but without ids of calls: models before Gemini 3. */
        SERVICE_WITHOUT_IDS,
        /** Keeps seals of all vendors for us, and all ids. */
        CLIENT,
        /** As a client, told what another vendor said: its calls are known by their seals, so each has one. */
        CLIENT_OF_OTHERS;

        static Reader of(AnswerContext context) {
            return context.isForeignTo(GEMINI_GENERATE) ? CLIENT_OF_OTHERS : CLIENT;
        }

        boolean isClient() {
            return this == CLIENT || this == CLIENT_OF_OTHERS;
        }
    }

    private final Reader reader;
    private final MediaWriter media;
    private final Drops drops;

    PartWriter(Reader reader, MediaWriter media, Drops drops) {
        this.reader = reader;
        this.media = media;
        this.drops = drops;
    }

    List<ObjectNode> write(Part part) {
        return switch (part) {
            case Text text -> text(text);
            case Thought thought -> thought(thought);
            case Refusal(var text, var extras) -> sealed(instance.objectNode().put("text", text), null, extras);
            case StructuredData(var json, var extras) ->
                    sealed(instance.objectNode().put("text", json.toString()), null, extras);
            case Media one -> media(one);
            case ToolCall call -> List.of(call(call));
            case VendorPart vendor -> vendor(vendor);
            case ToolResult _ -> {
                drops.add(Field.VENDOR_PART);
                yield List.of();
            }
        };
    }

    /** The service refuses empty texts, but for those that carry a signature. */
    private List<ObjectNode> text(Text text) {
        mark(text.cache());
        if (!reader.isClient() && !text.citations().isEmpty()) {
            drops.add(Field.CITATIONS); // They stand beside an answer, and nowhere in a request.
        }
        boolean sealed = text.seal() != null && writes(text.seal());
        return text.text().isEmpty() && !sealed
                ? sealed(null, text.seal(), text.extras())
                : sealed(instance.objectNode().put("text", text.text()), text.seal(), text.extras());
    }

    private List<ObjectNode> thought(Thought thought) {
        boolean sealed = thought.seal() != null && writes(thought.seal());
        var json = instance.objectNode().put("text", thought.shown()).put("thought", true);
        return thought.shown().isEmpty() && !sealed
                ? sealed(null, thought.seal(), thought.extras())
                : sealed(json, thought.seal(), thought.extras());
    }

    private List<ObjectNode> media(Media one) {
        mark(one.cache());
        var written = media.write(one);
        return written.isEmpty() ? List.of() : sealed(written.getFirst(), one.seal(), one.extras(), written);
    }

    private List<ObjectNode> sealed(ObjectNode json, @Nullable Seal seal, Extras extras, List<ObjectNode> all) {
        sealed(json, seal, extras);
        return all;
    }

    /** The part with its seal, none where there is nothing to bear it. */
    private List<ObjectNode> sealed(@Nullable ObjectNode json, @Nullable Seal seal, Extras extras) {
        if (json == null) {
            drop(seal);
            return List.of();
        }
        if (seal != null && writes(seal)) {
            json.put("thoughtSignature", SealedText.in(GEMINI_GENERATE, seal));
        } else {
            drop(seal);
        }
        DeepExtras.write(extras, json, drops);
        return List.of(json);
    }

    private boolean writes(Seal seal) {
        return reader.isClient() || seal.issuer() == GEMINI_GENERATE;
    }

    private void drop(@Nullable Seal seal) {
        if (seal != null) {
            drops.add(Field.THOUGHT_SEAL);
        }
    }

    void mark(@Nullable CacheMark cache) {
        if (cache != null) {
            drops.add(Field.CACHE_CONTROL);
        }
    }

    private ObjectNode call(ToolCall call) {
        mark(call.cache());
        var json = instance.objectNode();
        var function = json.putObject("functionCall");
        id(call.id(), function);
        function.put("name", call.tool().name());
        function.set("args", object(call.arguments()));
        sealed(json, call.seal(), call.extras());
        if (call.seal() == null && reader == Reader.CLIENT_OF_OTHERS) {
            json.put("thoughtSignature", SealedText.NOBODYS);
        }
        return json;
    }

    void id(String id, ObjectNode json) {
        switch (reader) {
            case CLIENT, CLIENT_OF_OTHERS -> json.put("id", id);
            case SERVICE -> json.put("id", CallIds.fit(id, LONGEST_ID));
            case SERVICE_WITHOUT_IDS -> {}
        }
    }

    /** Arguments are an object to Gemini; a text that is none stands in one. */
    static ObjectNode object(String json) {
        if (json.isBlank()) {
            return instance.objectNode();
        }
        return ExactJson.read(json) instanceof ObjectNode object ? object : instance.objectNode().put("input", json);
    }

    private List<ObjectNode> vendor(VendorPart part) {
        if (part.vendor() == GEMINI_GENERATE) {
            return List.of(part.json());
        }
        drops.add(Field.VENDOR_PART);
        var text = part.json().path("text");
        return text.isTextual() && !text.textValue().isEmpty()
                ? List.of(instance.objectNode().put("text", text.textValue()))
                : List.of();
    }
}

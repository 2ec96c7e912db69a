package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import io.torouter.dialect.Dialect;
import io.torouter.translation.vendor.AnthropicTraits;

import org.jspecify.annotations.Nullable;

/** Writes one part of an upstream's request as a block, if there is one for it. */
final class PartWriter {
    private static final Dialect OURS = Dialect.ANTHROPIC_MESSAGES;

    private final AnthropicTraits traits;
    private final Drops drops;
    private final Betas betas;
    private final MediaWriter media;

    PartWriter(AnthropicTraits traits, Drops drops, Betas betas) {
        this.traits = traits;
        this.drops = drops;
        this.betas = betas;
        this.media = new MediaWriter(drops, betas);
    }

    /** A block of a user's turn; null for what has no place in it. */
    @Nullable ObjectNode user(Part part) {
        return switch (part) {
            case Text text -> text(text, traits.userCitations());
            case Refusal(var text, var extras) -> plain(text, null, extras);
            case Media shown -> media.block(shown);
            case StructuredData(var json, var extras) -> plain(json.toString(), null, extras);
            case VendorPart vendor -> vendor(vendor);
            case Thought _ -> dropped(Field.THOUGHT);
            case ToolCall _, ToolResult _ -> dropped(Field.VENDOR_PART);
        };
    }

    /** A block of the assistant's turn, calls of tools excepted; null for what has no place in it. */
    @Nullable ObjectNode assistant(Part part) {
        return switch (part) {
            case Text text -> text(text, true);
            case Refusal(var text, var extras) -> plain(text, null, extras);
            case Media made -> made(made);
            case StructuredData(var json, var extras) -> plain(json.toString(), null, extras);
            case VendorPart vendor -> vendor(vendor);
            case Thought thought -> thought(thought);
            case ToolCall _, ToolResult _ -> dropped(Field.VENDOR_PART);
        };
    }

    /** A block of the system prompt, which is made of texts. */
    @Nullable ObjectNode system(Part part) {
        return switch (part) {
            case Text text -> text(text, true);
            case Refusal(var text, var extras) -> plain(text, null, extras);
            case StructuredData(var json, var extras) -> plain(json.toString(), null, extras);
            case VendorPart vendor -> vendor(vendor);
            case Media shown -> dropped(field(shown.kind()));
            case Thought _ -> dropped(Field.THOUGHT);
            case ToolCall _, ToolResult _ -> dropped(Field.VENDOR_PART);
        };
    }

    private @Nullable ObjectNode dropped(Field field) {
        drops.add(field);
        return null;
    }

    private static Field field(Media.Kind kind) {
        return switch (kind) {
            case IMAGE -> Field.IMAGE;
            case DOCUMENT -> Field.DOCUMENT;
            case AUDIO -> Field.AUDIO;
            case VIDEO -> Field.VIDEO;
        };
    }

    private @Nullable ObjectNode text(Text text, boolean cited) {
        var block = plain(text.text(), text.cache(), text.extras());
        if (text.seal() != null) {
            drops.add(Field.THOUGHT_SEAL);
        }
        if (block == null || text.citations().isEmpty()) {
            return block;
        }
        if (cited) {
            Citations.write(text.citations(), block, drops);
            return block;
        }
        drops.add(Field.CITATIONS);
        return block;
    }

    /** The vendor refuses texts that are blank. */
    private @Nullable ObjectNode plain(String text, @Nullable CacheMark cache, Extras extras) {
        if (text.isBlank()) {
            return null;
        }
        var block = block("text").put("text", text);
        CacheMarks.write(block, cache);
        extras.writeTo(block, OURS, drops);
        return block;
    }

    /** The vendor takes documents that its assistant was given, in older versions; of a sound what was said in it. */
    private @Nullable ObjectNode made(Media made) {
        var transcript = made.transcript();
        if (made.kind() == Media.Kind.DOCUMENT && traits.assistantDocuments()) {
            return media.block(made);
        }
        drops.add(field(made.kind()));
        return transcript == null ? null : plain(transcript, null, Extras.NONE);
    }

    /** A thought that the vendor has not signed is refused by it, and any thought by a model that cannot think. */
    private @Nullable ObjectNode thought(Thought thought) {
        var seal = thought.seal();
        if (seal == null || seal.issuer() != OURS || traits.thinking().isEmpty()) {
            drops.add(Field.THOUGHT);
            return seal == null ? null : dropped(Field.THOUGHT_SEAL);
        }
        var block =
                seal.kind() == Seal.Kind.CONTENT
                        ? block("redacted_thinking").put("data", seal.value())
                        : block("thinking").put("thinking", thought.shown()).put("signature", seal.value());
        thought.extras().writeTo(block, OURS, drops);
        return block;
    }

    private @Nullable ObjectNode vendor(VendorPart part) {
        if (part.vendor() != OURS) {
            return dropped(Field.VENDOR_PART);
        }
        betas.need(part.type());
        return part.json().deepCopy();
    }

    private static ObjectNode block(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}

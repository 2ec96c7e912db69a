package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Answer;
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
import io.torouter.translation.AnswerContext;
import io.torouter.translation.CallIds;

import org.jspecify.annotations.Nullable;

/** The content of a message for a client. */
final class AnswerBlocks {
    private static final Dialect OURS = Dialect.ANTHROPIC_MESSAGES;

    private final Answer.Candidate candidate;
    private final AnswerContext context;
    private final Drops drops;

    AnswerBlocks(Answer.Candidate candidate, AnswerContext context, Drops drops) {
        this.candidate = candidate;
        this.context = context;
        this.drops = drops;
    }

    /** Whether the model calls a tool; those that its code has called are answered. */
    boolean called() {
        return candidate.parts().stream()
                .anyMatch(part -> part instanceof ToolCall call && call.extras().of(OURS, "caller").isMissingNode());
    }

    void addTo(ArrayNode content) {
        for (var part : candidate.parts()) {
            var block = block(part);
            if (block != null) {
                content.add(block);
            }
            if (part instanceof Text text && text.seal() != null) {
                sealBehind(text.seal(), content);
            }
        }
    }

    /** As a thought that is not displayed: texts have no signatures. */
    private void sealBehind(Seal seal, ArrayNode content) {
        if (context.request().thinking().isOn()) {
            content.add(block("thinking").put("thinking", "").put("signature", context.sealText(OURS, seal)));
        } else {
            drops.add(Field.THOUGHT_SEAL);
        }
    }

    private @Nullable ObjectNode block(Part part) {
        return switch (part) {
            case Text text -> text(text);
            case Refusal refusal -> isExplained(refusal) ? null : text(refusal.text(), refusal.extras());
            case Media made -> media(made);
            case StructuredData(var json, var extras) -> text(json.toString(), extras);
            case ToolCall call -> call(call);
            case ToolResult _ -> dropped(Field.VENDOR_PART);
            case Thought thought -> thought(thought);
            case VendorPart vendor -> vendor.vendor() == OURS ? vendor.json() : dropped(Field.VENDOR_PART);
        };
    }

    private @Nullable ObjectNode dropped(Field field) {
        drops.add(field);
        return null;
    }

    /** Said in {@code stop_details} already. */
    private boolean isExplained(Refusal refusal) {
        var details = candidate.extras().of(OURS, "stop_details");
        return refusal.text().equals(StopDetails.explanation(details));
    }

    private @Nullable ObjectNode text(Text text) {
        var block = text(text.text(), text.extras());
        if (block != null) {
            Citations.write(text.citations(), block, drops);
        }
        return block;
    }

    private @Nullable ObjectNode text(String text, Extras extras) {
        if (text.isEmpty()) {
            return null;
        }
        var block = block("text").put("text", text);
        extras.writeTo(block, OURS, drops);
        return block;
    }

    /** Of a sound there is what was said in it. */
    private @Nullable ObjectNode media(Media made) {
        var transcript = made.transcript();
        drops.add(Field.of(made.kind()));
        return transcript == null ? null : text(transcript, Extras.NONE);
    }

    private ObjectNode call(ToolCall call) {
        var block =
                block("tool_use").put("id", callId(call.id(), call.seal(), context)).put("name", call.tool().name());
        block.set("input", ResultWriter.input(call));
        call.extras().writeTo(block, OURS, drops);
        if (!block.has("caller")) {
            block.putObject("caller").put("type", "direct");
        }
        return block;
    }

    /**
     * With the seal that another vendor wants back with the call. A call of another's is marked even without one where
     * the client has thinking on: the vendor refuses calls without its own thoughts then, and there may be none at all.
     */
    static String callId(String id, @Nullable Seal seal, AnswerContext context) {
        if (seal == null && context.isForeignTo(OURS) && context.request().thinking().isOn()) {
            return CallIds.attachNobodys(id);
        }
        return seal == null || seal.issuer() == OURS ? id : CallIds.attach(id, seal);
    }

    private ObjectNode thought(Thought thought) {
        var seal = thought.seal();
        ObjectNode block;
        if (isRedacted(thought)) {
            block = block("redacted_thinking").put("data", seal == null ? "" : seal.value());
        } else {
            block = block("thinking").put("thinking", thought.shown()).put("signature", context.sealText(OURS, seal));
        }
        thought.extras().writeTo(block, OURS, drops);
        return block;
    }

    static boolean isRedacted(Thought thought) {
        var seal = thought.seal();
        return seal != null && seal.issuer() == OURS && seal.kind() == Seal.Kind.CONTENT && thought.shown().isEmpty();
    }

    private static ObjectNode block(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}

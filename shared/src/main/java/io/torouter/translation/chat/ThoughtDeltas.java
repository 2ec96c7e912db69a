package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Block;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Seal;
import io.torouter.canonical.StreamEvent;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** Reads the reasoning in a delta. The same text stands in it up to three times, under different names. */
final class ThoughtDeltas {
    private final Consumer<StreamEvent> out;
    private ChoiceReader choice;

    ThoughtDeltas(ChoiceReader choice, Consumer<StreamEvent> out) {
        this.choice = choice;
        this.out = out;
    }

    ChoiceReader read(JsonNode delta) {
        var details = delta.get("reasoning_details");
        boolean detailed = details != null && details.isArray() && !details.isEmpty();
        if (!detailed || !isTold(details)) {
            text(plain(delta));
        }
        if (detailed) {
            details.forEach(this::detail);
        }
        return choice;
    }

    private static String plain(JsonNode delta) {
        var content = delta.get("reasoning_content");
        if (content != null && content.isTextual() && !content.textValue().isEmpty()) {
            return content.textValue();
        }
        var reasoning = delta.get("reasoning");
        return reasoning != null && reasoning.isTextual() ? reasoning.textValue() : "";
    }

    private static boolean isTold(@Nullable JsonNode details) {
        if (details != null) {
            for (var detail : details) {
                if (!detail.path("text").asText("").isEmpty() || !detail.path("summary").asText("").isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Text without an element around it. */
    ChoiceReader text(String text) {
        if (!text.isEmpty()) {
            var now = thinking(false);
            write(now, new Delta.Written(text));
            choice = choice.with(new Speech.Thinking(now.block(), now.index(), now.part(), true, false));
        }
        return choice;
    }

    private void detail(JsonNode detail) {
        switch (detail.path("type").asText()) {
            case Details.TEXT -> textDetail(detail);
            case Details.SUMMARY -> summaryDetail(detail);
            case Details.ENCRYPTED -> seal(detail, thinking(isSealed()));
            default -> {}
        }
    }

    private void textDetail(JsonNode detail) {
        var text = detail.path("text").asText("");
        if (!text.isEmpty()) {
            int index = detail.path("index").asInt(0);
            var now = thinking(isAtOther(index));
            write(now, new Delta.Written(text));
            choice = choice.with(new Speech.Thinking(now.block(), index, now.part(), true, false));
        }
        if (!detail.path("signature").asText("").isEmpty()) {
            seal(detail, thinking(isSealed()));
        }
    }

    /** Another index is another part of the summary. */
    private void summaryDetail(JsonNode detail) {
        var text = detail.path("summary").asText("");
        if (text.isEmpty()) {
            return;
        }
        int index = detail.path("index").asInt(0);
        var now = thinking(false);
        int part = now.part() < 0 || now.index() != index ? now.part() + 1 : now.part();
        write(now, new Delta.Summarised(part, text));
        choice = choice.with(new Speech.Thinking(now.block(), index, part, true, false));
    }

    private void seal(JsonNode detail, Speech.Thinking now) {
        Seal seal = Details.seal(detail);
        if (seal != null) {
            write(now, new Delta.Sealed(seal));
            choice = choice.with(new Speech.Thinking(now.block(), now.index(), now.part(), now.told(), true));
        }
    }

    private Speech.@Nullable Thinking current() {
        return choice.speech() instanceof Speech.Thinking thinking ? thinking : null;
    }

    private boolean isAtOther(int index) {
        return current() != null && current().told() && current().index() >= 0 && current().index() != index;
    }

    private boolean isSealed() {
        return current() != null && current().sealed();
    }

    /**
     * The thought that is being told. Behind a seal another begins.
     *
     * @param other whether another begins in any case
     */
    private Speech.Thinking thinking(boolean other) {
        if (choice.speech() instanceof Speech.Thinking now && !now.sealed() && !other) {
            return now;
        }
        var quiet = choice.quiet(out);
        var fresh = new Speech.Thinking(quiet.blocks(), -1, -1, false, false);
        out.accept(new StreamEvent.BlockStart(quiet.candidate(), fresh.block(), new Block.ThoughtBlock(null)));
        choice = quiet.next(fresh, quiet.refused());
        return fresh;
    }

    private void write(Speech.Thinking now, Delta delta) {
        out.accept(new StreamEvent.BlockDelta(choice.candidate(), now.block(), delta));
    }
}

package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Block;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Seal;
import io.torouter.canonical.StreamEvent;
import io.torouter.translation.CallIds;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** Reads the tool calls in a delta. */
final class CallDeltas {
    private final Consumer<StreamEvent> out;
    private ChoiceReader choice;

    CallDeltas(ChoiceReader choice, Consumer<StreamEvent> out) {
        this.choice = choice;
        this.out = out;
    }

    /** A signature beside the calls is that of the first. */
    ChoiceReader read(JsonNode pieces, @Nullable Seal beside) {
        var seal = beside;
        for (var piece : pieces) {
            add(CallPiece.of(piece).sealed(seal));
            seal = null;
        }
        return choice;
    }

    ChoiceReader readOlder(JsonNode call) {
        add(CallPiece.older(call));
        return choice;
    }

    private void add(CallPiece piece) {
        int position = choice.calls().continued(piece);
        if (position < 0) {
            choice = choice.quiet(out);
            grow(choice.calls().size(), piece.begun(choice.calls().size()), piece);
        } else if (choice.calls().get(position).block() != OpenCall.ENDED) {
            grow(position, choice.calls().get(position).with(piece), piece);
        }
    }

    private void grow(int position, OpenCall call, CallPiece piece) {
        if (call.isOpen()) {
            write(call.block(), piece.text());
            choice = choice.with(choice.calls().with(position, call));
        } else if (call.name().isEmpty()) {
            choice = choice.with(choice.calls().with(position, call));
        } else {
            begin(position, call, piece.seal());
        }
    }

    private void begin(int position, OpenCall call, @Nullable Seal seal) {
        int block = choice.blocks();
        var id = call.id().isEmpty() ? choice.calls().unnamed() + '_' + position : call.id();
        var split = CallIds.split(id);
        var head = new Block.CallBlock(split.id(), call.tool(), seal == null ? split.seal() : seal);
        out.accept(new StreamEvent.BlockStart(choice.candidate(), block, head));
        write(block, call.held());
        choice = choice.withBlock(choice.calls().with(position, call.at(block)));
    }

    private void write(int block, String text) {
        if (!text.isEmpty()) {
            out.accept(new StreamEvent.BlockDelta(choice.candidate(), block, new Delta.Written(text)));
        }
    }

    /** Ends all calls; one whose name never came begins without it. */
    ChoiceReader endAll() {
        for (int i = 0; i < choice.calls().size(); i++) {
            if (choice.calls().get(i).block() == OpenCall.WAITING) {
                begin(i, choice.calls().get(i), null);
            }
            if (choice.calls().get(i).isOpen()) {
                choice = choice.with(choice.calls().end(i, choice.candidate(), out));
            }
        }
        return choice;
    }
}

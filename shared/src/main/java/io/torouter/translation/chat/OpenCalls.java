package io.torouter.translation.chat;

import io.torouter.canonical.StreamEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The tool calls of a choice.
 *
 * <p>A call ends when something else begins and its arguments are a complete object: until then pieces of several calls
 * may come in turns.
 *
 * @param unnamed what ids begin with where the host gives none
 * @param calls in the order they began, ended ones too
 */
record OpenCalls(String unnamed, List<OpenCall> calls) {
    static OpenCalls none(String unnamed) {
        return new OpenCalls(unnamed, List.of());
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    int size() {
        return calls.size();
    }

    OpenCall get(int position) {
        return calls.get(position);
    }

    /** The position of the call that a piece goes on with; -1 for a new one. */
    int continued(CallPiece piece) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (piece.continues(calls.get(i))) {
                return i;
            }
        }
        return -1;
    }

    OpenCalls with(int position, OpenCall call) {
        var all = new ArrayList<>(calls);
        if (position == all.size()) {
            all.add(call);
        } else {
            all.set(position, call);
        }
        return new OpenCalls(unnamed, all);
    }

    OpenCalls endComplete(int candidate, Consumer<StreamEvent> out) {
        var next = this;
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i).isOpen() && calls.get(i).isComplete()) {
                next = next.end(i, candidate, out);
            }
        }
        return next;
    }

    OpenCalls end(int position, int candidate, Consumer<StreamEvent> out) {
        var call = calls.get(position);
        out.accept(new StreamEvent.BlockEnd(candidate, call.block()));
        return with(position, call.at(OpenCall.ENDED));
    }
}

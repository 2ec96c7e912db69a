package io.torouter.translation.chat;

import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;

/**
 * A tool call that a stream has begun.
 *
 * @param index the host's own
 * @param block its number among the blocks; {@link #WAITING} until its name is known, {@link #ENDED} when it ended
 * @param id the host's own; empty where it has none
 * @param name empty until it is known
 * @param held pieces of the arguments that came before the name
 */
record OpenCall(int index, int block, String id, String name, ToolKind kind, String held, JsonProgress progress) {
    static final int WAITING = -1;
    static final int ENDED = -2;

    boolean isOpen() {
        return block >= 0;
    }

    /** Whether nothing can follow, as far as one can see; of free text one sees it only by what follows. */
    boolean isComplete() {
        return kind == ToolKind.CUSTOM || progress.isComplete();
    }

    ToolRef tool() {
        return new ToolRef(kind, null, name);
    }

    OpenCall at(int other) {
        return new OpenCall(index, other, id, name, kind, "", progress);
    }

    OpenCall with(CallPiece piece) {
        var known = name.isEmpty() ? piece.name() : name;
        var given = id.isEmpty() ? piece.id() : id;
        var waiting = block == WAITING ? held + piece.text() : "";
        return new OpenCall(index, block, given, known, kind, waiting, progress.with(piece.text()));
    }
}

package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Seal;
import io.torouter.canonical.ToolKind;

import org.jspecify.annotations.Nullable;

/**
 * An element of {@code delta.tool_calls}, of which every host leaves out or repeats something else.
 *
 * @param index {@link #NONE} where the host says none
 * @param text the next characters of the arguments; all of them with many hosts
 */
record CallPiece(int index, String id, String name, ToolKind kind, String text, @Nullable Seal seal) {
    static final int NONE = -1;

    static CallPiece of(JsonNode call) {
        var custom = call.get("custom");
        boolean free = custom != null && custom.isObject();
        var inner = free ? custom : call.path("function");
        return new CallPiece(
                call.path("index").asInt(NONE),
                call.path("id").asText(""),
                inner.path("name").asText(""),
                free || call.path("type").asText("").equals("custom") ? ToolKind.CUSTOM : ToolKind.FUNCTION,
                CallReader.arguments(inner.get(free ? "input" : "arguments")),
                GoogleSeals.in(call));
    }

    /** The older {@code delta.function_call}. */
    static CallPiece older(JsonNode call) {
        var arguments = CallReader.arguments(call.get("arguments"));
        return new CallPiece(NONE, "", call.path("name").asText(""), ToolKind.FUNCTION, arguments, null);
    }

    /** The call that this piece begins; {@code position} counts where the host does not. */
    OpenCall begun(int position) {
        int own = index == NONE ? position : index;
        return new OpenCall(own, OpenCall.WAITING, "", "", kind, "", JsonProgress.NOTHING).with(this);
    }

    CallPiece sealed(@Nullable Seal other) {
        return seal != null || other == null ? this : new CallPiece(index, id, name, kind, text, other);
    }

    /**
     * Whether this goes on with a call. Google gives every call the index 0, vLLM had times in which every piece had
     * another id, and some repeat the name on each piece.
     */
    boolean continues(OpenCall call) {
        boolean otherId = !id.isEmpty() && !call.id().isEmpty() && !id.equals(call.id());
        boolean sameIndex = index == NONE || index == call.index();
        if (!sameIndex) {
            return false;
        }
        if (otherId) {
            return name.isEmpty() && index != NONE;
        }
        boolean sameId = !id.isEmpty() && id.equals(call.id());
        boolean begins = !name.isEmpty() && !call.name().isEmpty() && call.isComplete() && !text.isBlank();
        return sameId || !begins;
    }
}

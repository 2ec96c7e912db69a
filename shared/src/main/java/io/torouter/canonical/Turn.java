package io.torouter.canonical;

import java.util.List;

/**
 * One message of a conversation.
 *
 * <p>Tool results stand in {@link Role#TOOL} turns where the dialect has messages of their own for them, and in {@link
 * Role#USER} turns where it mixes them with what the user says. Encoders take both.
 */
public record Turn(Role role, List<Part> parts, Extras extras) {
    public Turn {
        parts = List.copyOf(parts);
    }

    public Turn(Role role, List<Part> parts) {
        this(role, parts, Extras.NONE);
    }

    public Turn withParts(List<Part> other) {
        return new Turn(role, other, extras);
    }
}

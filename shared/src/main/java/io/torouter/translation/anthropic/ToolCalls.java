package io.torouter.translation.anthropic;

import io.torouter.canonical.Role;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.Turn;
import io.torouter.translation.CallIds;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings calls and results together: each call of a conversation gets an id of its own and the first result behind it
 * that has its id and belongs to no other.
 */
final class ToolCalls {
    private static final int LONGEST_ID = 64;

    /** A result, and in which turn it stands. */
    private record Placed(int turn, ToolResult result) {}

    /** A call with its id in the upstream's body, and its result; null where there is none. */
    record Answered(ToolCall call, String id, @Nullable ToolResult result) {}

    private final Map<String, Deque<Placed>> results = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<ToolResult> taken = Collections.newSetFromMap(new IdentityHashMap<>());

    ToolCalls(List<Turn> turns) {
        for (int i = 0; i < turns.size(); i++) {
            if (turns.get(i).role() != Role.ASSISTANT) {
                place(i, turns.get(i));
            }
        }
    }

    private void place(int turn, Turn holder) {
        for (var part : holder.parts()) {
            if (part instanceof ToolResult result) {
                results.computeIfAbsent(result.callId(), _ -> new ArrayDeque<>()).add(new Placed(turn, result));
            }
        }
    }

    /** To be asked once for each call, in their order. */
    Answered answered(ToolCall call, int turn) {
        var result = firstBehind(turn, results.getOrDefault(call.id(), new ArrayDeque<>()));
        if (result != null) {
            taken.add(result);
        }
        return new Answered(call, freeId(call.id()), result);
    }

    private static @Nullable ToolResult firstBehind(int turn, Deque<Placed> candidates) {
        while (!candidates.isEmpty()) {
            var placed = candidates.removeFirst();
            if (placed.turn() > turn) {
                return placed.result();
            }
        }
        return null;
    }

    /** Whether a result stands with its call, and not where the client put it. */
    boolean isTaken(ToolResult result) {
        return taken.contains(result);
    }

    private String freeId(String wanted) {
        var id = CallIds.fit(wanted, LONGEST_ID);
        for (int again = 2; !ids.add(id); again++) {
            id = CallIds.fit(wanted + '_' + again, LONGEST_ID);
        }
        return id;
    }
}

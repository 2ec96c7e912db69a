package io.torouter.simulator.reply;

import java.util.List;

/** An answer that calls tools, at least one. */
public record Called(List<ToolCall> calls) implements Reply {
    public Called {
        calls = List.copyOf(calls);
    }

    @Override
    public int tokens() {
        return calls.stream().mapToInt(call -> call.arguments().count()).sum();
    }
}

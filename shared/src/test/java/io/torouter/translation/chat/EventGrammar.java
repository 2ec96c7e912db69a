package io.torouter.translation.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.canonical.StreamEvent;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that events come in the order that {@link StreamEvent} promises. */
final class EventGrammar {
    private final Map<Integer, Integer> begun = new HashMap<>();
    private final Map<Integer, Set<Integer>> open = new HashMap<>();
    private final Set<Integer> ended = new HashSet<>();
    private boolean started;
    private boolean over;

    private EventGrammar() {}

    static void check(List<StreamEvent> events) {
        var grammar = new EventGrammar();
        events.forEach(grammar::step);
    }

    private void step(StreamEvent event) {
        assertThat(over).as("nothing behind the end: %s", event).isFalse();
        switch (event) {
            case StreamEvent.Start _ -> {
                assertThat(started).isFalse();
                started = true;
            }
            case StreamEvent.BlockStart(var candidate, var block, _) -> {
                assertThat(started && !ended.contains(candidate)).isTrue();
                assertThat(block).isEqualTo(begun.getOrDefault(candidate, 0));
                begun.put(candidate, block + 1);
                open.computeIfAbsent(candidate, _ -> new HashSet<>()).add(block);
            }
            case StreamEvent.BlockDelta(var candidate, var block, _) ->
                    assertThat(open.getOrDefault(candidate, Set.of())).contains(block);
            case StreamEvent.BlockEnd(var candidate, var block) ->
                    assertThat(open.getOrDefault(candidate, new HashSet<>()).remove(block)).isTrue();
            case StreamEvent.CandidateEnd(var candidate, _) -> {
                assertThat(open.getOrDefault(candidate, Set.of())).isEmpty();
                assertThat(ended.add(candidate)).isTrue();
            }
            case StreamEvent.End() -> over = true;
            case StreamEvent.Failed _ -> over = true;
            case StreamEvent.UsageReport _, StreamEvent.Ping() ->
                    assertThat(started || event instanceof StreamEvent.Ping).isTrue();
        }
    }
}

package io.torouter.simulator.prompt;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was said so far, as far as the simulator listens.
 *
 * @param tokens of everything that was said, tool definitions included
 * @param question the last thing a user said; empty if none did
 * @param asked whether the user spoke last, so that the question is open
 * @param results what tools returned since the model last spoke
 */
public record Conversation(int tokens, String question, boolean asked, List<String> results) {
    private static final int CHARACTERS_PER_TOKEN = 4;

    public Conversation {
        results = List.copyOf(results);
    }

    public static Conversation of(List<Turn> turns) {
        var sinceModel = turns.subList(lastIndex(turns, Role.ASSISTANT) + 1, turns.size());
        var results = texts(sinceModel, Role.TOOL);
        var lastUser = lastIndex(turns, Role.USER);
        return new Conversation(
                tokens(turns.stream().map(Turn::text).collect(Collectors.joining())),
                lastUser < 0 ? "" : turns.get(lastUser).text(),
                results.isEmpty() && !texts(sinceModel, Role.USER).isEmpty(),
                results);
    }

    /** Tokens of a text: a quarter of its characters, rounded up. Nobody's tokenizer, but everybody can check it. */
    public static int tokens(String text) {
        return Math.ceilDiv(text.codePointCount(0, text.length()), CHARACTERS_PER_TOKEN);
    }

    private static List<String> texts(List<Turn> turns, Role role) {
        return turns.stream().filter(turn -> turn.role() == role).map(Turn::text).toList();
    }

    private static int lastIndex(List<Turn> turns, Role role) {
        for (var i = turns.size() - 1; i >= 0; i--) {
            if (turns.get(i).role() == role) {
                return i;
            }
        }
        return -1;
    }
}

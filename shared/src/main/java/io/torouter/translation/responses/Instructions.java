package io.torouter.translation.responses;

import io.torouter.canonical.Role;
import io.torouter.canonical.Text;
import io.torouter.canonical.Turn;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is said to the model before the conversation.
 *
 * @param text the turns that stand at the beginning, with a blank line between them; empty for none
 * @param rest the turns behind them
 */
record Instructions(String text, List<Turn> rest) {
    Instructions {
        rest = List.copyOf(rest);
    }

    /** Turns that stood among the items in a request of this dialect stay there. */
    static Instructions of(List<Turn> turns) {
        int count = 0;
        while (count < turns.size() && isInstruction(turns.get(count))) {
            count++;
        }
        var text = turns.subList(0, count).stream().map(Instructions::text).collect(Collectors.joining("\n\n"));
        return new Instructions(text, turns.subList(count, turns.size()));
    }

    private static boolean isInstruction(Turn turn) {
        boolean role = turn.role() == Role.SYSTEM || turn.role() == Role.DEVELOPER;
        return role
                && !Origin.is(turn.extras(), Origin.INPUT)
                && turn.parts().stream().allMatch(Text.class::isInstance);
    }

    private static String text(Turn turn) {
        return turn.parts().stream().map(part -> ((Text) part).text()).collect(Collectors.joining("\n\n"));
    }
}

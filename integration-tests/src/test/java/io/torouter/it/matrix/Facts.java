package io.torouter.it.matrix;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What an answer says, whichever dialect it is in. */
record Facts(String text, List<Call> calls, Ending ending, Counts counts) {
    /** A call of a tool that the client runs; arguments as JSON, or a text node where they are none. */
    record Call(String name, JsonNode arguments) {
        /** Free text becomes the one member of an object, where a dialect knows only objects. */
        JsonNode value() {
            boolean wrapped = arguments.size() == 1 && arguments.path("input").isTextual();
            return wrapped ? arguments.path("input") : arguments;
        }
    }

    /** Why it ended, as coarsely as every dialect can say it. */
    enum Ending {
        STOP,
        LENGTH,
        TOOLS,
        FILTERED
    }

    /**
     * What was counted; {@link #UNKNOWN} where nothing was.
     *
     * @param input all of the prompt
     * @param cached of it, read from a cache
     * @param output all that was generated
     */
    record Counts(long input, long cached, long output) {
        static final Counts UNKNOWN = new Counts(-1, -1, -1);
    }

    /** In which of the features the other one differs, with both values. */
    List<String> differences(Facts other) {
        var found = new ArrayList<String>();
        compare("text", text, other.text, found);
        compare("tool calls", names(), other.names(), found);
        compare(
                "arguments",
                calls.stream().map(Call::value).toList(),
                other.calls.stream().map(Call::value).toList(),
                found);
        compare("finish", ending, other.ending, found);
        if (!counts.equals(Counts.UNKNOWN)) {
            compare("usage", counts, other.counts, found);
        }
        return found;
    }

    private List<String> names() {
        return calls.stream().map(Call::name).toList();
    }

    private static void compare(String feature, Object mine, Object others, List<String> found) {
        if (!Objects.equals(mine, others)) {
            found.add(feature + ": expected " + brief(mine) + ", came " + brief(others));
        }
    }

    private static String brief(Object value) {
        var text = value.toString().replace("\n", "\\n");
        return text.length() > 160 ? text.substring(0, 100) + " … " + text.substring(text.length() - 50) : text;
    }
}

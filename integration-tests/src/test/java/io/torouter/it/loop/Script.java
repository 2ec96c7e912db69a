package io.torouter.it.loop;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/** What a model says in each turn, whichever vendor it is of, and what the tools say. */
final class Script {
    static final String QUESTION = "What is the weather in Oslo, and can I still get to Bergen?";
    static final String THANKS = "Thanks!";
    static final String WEATHER = "7 degrees and rain";
    static final String TIME = "{\"hour\":9,\"minute\":25}";
    static final String FULL = "the train is full";

    private static final List<Said> STEPS =
            List.of(
                    new Said(
                            "Weather and time do not depend on each other, so I ask for both.",
                            "I look both up.",
                            List.of(
                                    new Call("get_weather", "{\"city\":\"Oslo\"}"),
                                    new Call("get_time", "{\"zone\":\"Europe/Oslo\"}"))),
                    new Said(
                            "It is early enough; the next train is the one to book.",
                            "",
                            List.of(new Call("book_train", "{\"to\":\"Bergen\",\"seats\":[{\"class\":2}]}"))),
                    new Said("No seat is left, and I have to say so.", "7 degrees, and no train today.", List.of()),
                    new Said("They are content.", "You are welcome.", List.of()));

    private Script() {}

    /**
     * A call that the model makes.
     *
     * @param arguments a JSON object
     */
    record Call(String tool, String arguments) {
        ObjectNode input() {
            return Json.object(arguments);
        }
    }

    /**
     * One answer.
     *
     * @param text before the calls; empty for none
     */
    record Said(String thought, String text, List<Call> calls) {}

    static int turns() {
        return STEPS.size();
    }

    static Said turn(int number) {
        return STEPS.get(number);
    }

    /** What comes next in a conversation. */
    static int next(History history) {
        return switch (history.calls().size()) {
            case 0 -> 0;
            case 2 -> 1;
            case 3 -> history.users() == 1 ? 2 : 3;
            default -> throw new Refused("the script has no such conversation: " + history);
        };
    }
}

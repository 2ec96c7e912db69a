package io.torouter.grammar;

import java.util.function.Consumer;

/** Words for what is wrong, put together only where something is. */
record Complaints(Consumer<String> violations) {
    void say(String sentence) {
        violations.accept(sentence);
    }

    /** Says the sentence if the fact does not hold; gives the fact back. */
    boolean unless(boolean fact, String sentence) {
        if (!fact) {
            say(sentence);
        }
        return fact;
    }

    /** As the other, with a detail behind a colon. */
    boolean unless(boolean fact, String sentence, Object detail) {
        if (!fact) {
            say(sentence + ": " + detail);
        }
        return fact;
    }
}

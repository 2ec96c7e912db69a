package io.torouter.translation.features;

import java.util.List;

/** What became of a feature in a cell. */
sealed interface Outcome {
    /** Both ends speak the same dialect: the bytes pass. */
    record Passes() implements Outcome {}

    /** All of it arrived. */
    record Carried() implements Outcome {}

    /** Something else arrived, and no loss was named. */
    record Changed(String arrived) implements Outcome {}

    /** Lost, and the client is told so by these names. */
    record Dropped(List<String> names) implements Outcome {
        public Dropped {
            names = List.copyOf(names);
        }
    }

    /** The client gets an error that says why. */
    record Refused(String message) implements Outcome {}

    /** Who would have to say it has no word for it. */
    record Unsaid() implements Outcome {}
}

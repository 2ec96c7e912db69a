package io.torouter.router.stream;

import io.torouter.bus.Settlement;
import io.torouter.translation.grid.ForeignAnswers;

import java.util.List;

/** How what an attempt brings goes to the client. */
sealed interface Carriage {
    /** What could not be carried, in the client's words. */
    List<String> dropped();

    /** What the settlement says of it. */
    Settlement.Passage passage();

    /**
     * As it comes.
     *
     * @param hidesUsage the gateway asked for a chunk of usage that the client does not expect
     */
    record Passing(boolean hidesUsage, List<String> dropped) implements Carriage {
        static final Passing PLAIN = new Passing(false, List.of());

        @Override
        public Settlement.Passage passage() {
            return dropped.isEmpty() ? Settlement.Passage.PLAIN : new Settlement.Passage("", dropped);
        }
    }

    /** In the client's dialect, which is not the upstream's. */
    record Translating(ForeignAnswers answers) implements Carriage {
        @Override
        public List<String> dropped() {
            return answers.dropped();
        }

        @Override
        public Settlement.Passage passage() {
            return new Settlement.Passage(answers.upstream().dialect().id(), dropped());
        }
    }
}

package io.torouter.router.check;

import io.torouter.dialect.Dialect;
import io.torouter.grammar.Rules;

/** Whose words are checked. */
record Subject(Dialect dialect, Side side) {
    /** Where a stream is looked at. */
    enum Side {
        /** As an upstream sends it. */
        UPSTREAM("upstream", Rules.VENDORS),
        /** As a translation writes it. */
        CLIENT("client", Rules.OURS);

        private final String label;
        private final Rules rules;

        Side(String label, Rules rules) {
            this.label = label;
            this.rules = rules;
        }

        /** As metrics and logs say it. */
        String label() {
            return label;
        }

        Rules rules() {
            return rules;
        }
    }
}

package io.torouter.catalog.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Says that a name is not known, and which known name was probably meant. */
public final class Unknown {
    private Unknown() {}

    /**
     * Such as {@code unknown key 'prioritty': did you mean 'priority'?}.
     *
     * @param shown the name as the message may repeat it
     */
    static String name(String noun, String name, String shown, Collection<String> known) {
        String hint =
                nearest(name, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElseGet(() -> known.isEmpty() ? "there are none" : "expected " + oneOf(known));
        return "unknown " + noun + " " + shown + ": " + hint;
    }

    /** The names as a choice; a single name as itself. */
    static String oneOf(Collection<String> known) {
        return (known.size() == 1 ? "" : "one of ") + String.join(", ", known);
    }

    /** The closest name, if it is close: up to a third of its letters differ, and always one. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    /** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
    static int distance(String from, String to) {
        var alignment = new Alignment(from, to);
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                alignment.fill(i, j);
            }
        }
        return alignment.cost[from.length()][to.length()];
    }

    private static final class Alignment {
        private final String from;
        private final String to;

        /** At [i][j], what it takes to turn the first i letters of one into the first j of the other. */
        private final int[][] cost;

        Alignment(String from, String to) {
            this.from = from;
            this.to = to;
            this.cost = new int[from.length() + 1][to.length() + 1];
        }

        void fill(int i, int j) {
            cost[i][j] = i == 0 || j == 0 ? i + j : Math.min(edited(i, j), swapped(i, j));
        }

        private int edited(int i, int j) {
            int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
            return Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        }

        private int swapped(int i, int j) {
            boolean swap =
                    i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
            return swap ? cost[i - 2][j - 2] + 1 : Integer.MAX_VALUE;
        }
    }
}

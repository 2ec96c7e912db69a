package io.torouter.catalog.config;

import io.torouter.catalog.yaml.Scalar;
import io.torouter.catalog.yaml.Value;

import java.util.HashMap;
import java.util.Map;

/** The names declared in one section, of which no two are equal. */
final class Ids {
    /** Ends up in headers, labels and log lines, so it is kept simple. */
    static final Scalar<String> ID =
            Scalar.matching(
                    "an id: letters, digits and . _ - (64 at most, the first a letter or digit)",
                    "[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    static final Scalar<String> MODEL =
            Scalar.matching("a model id: visible ASCII without * (200 at most)", "[!-)+-~]{1,200}");

    private final String noun;
    private final Map<String, Integer> lines = new HashMap<>();

    Ids(String noun) {
        this.noun = noun;
    }

    boolean has(String id) {
        return lines.containsKey(id);
    }

    /** Takes the id for the value, or reports that it is taken. */
    void claim(String id, Value at) {
        Integer earlier = lines.putIfAbsent(id, at.line());
        if (earlier != null) {
            at.refuse(
                    "duplicate "
                            + noun
                            + " '"
                            + id
                            + "', first on line "
                            + earlier
                            + (at.isOfFile() ? "" : " of the file"));
        }
    }
}

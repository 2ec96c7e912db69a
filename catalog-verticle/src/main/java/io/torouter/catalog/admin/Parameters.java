package io.torouter.catalog.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The parameters of a query. Those that nobody asked for are refused: whoever wrote one wanted something by it. */
final class Parameters {
    private final Map<String, String> values;
    private final Set<String> known = new HashSet<>();

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    static Parameters of(String query) throws Refused {
        var values = new HashMap<String, String>();
        for (var parameter : query.split("&", -1)) {
            if (!parameter.isEmpty()) {
                int equals = parameter.indexOf('=');
                var name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
                var value = equals < 0 ? "" : decoded(parameter.substring(equals + 1));
                if (values.putIfAbsent(name, value) != null) {
                    throw Refused.parameter(name, "it is there twice");
                }
            }
        }
        return new Parameters(values);
    }

    private static String decoded(String text) throws Refused {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException _) {
            throw Refused.parameter(text, "its percent-encoding is broken");
        }
    }

    /** Empty where it is not there. */
    String text(String name) {
        known.add(name);
        return values.getOrDefault(name, "");
    }

    int whole(String name, int usual, int most) throws Refused {
        var text = text(name);
        if (text.isEmpty()) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw Refused.parameter(name, "expected a whole number from 1 to " + most);
    }

    void refuseOthers() throws Refused {
        for (var name : values.keySet()) {
            if (!known.contains(name)) {
                throw Refused.parameter(name, "expected one of " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }
}

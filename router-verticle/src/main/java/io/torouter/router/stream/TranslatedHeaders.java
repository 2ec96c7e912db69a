package io.torouter.router.stream;

import io.torouter.bus.Headers;
import io.torouter.dialect.Dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The headers of a translated request. */
final class TranslatedHeaders {
    /** What a client says to every upstream, whatever it speaks. */
    private static final Set<String> PASSING = Set.of("traceparent", "tracestate");

    /** Names features, any number of them: those that a client asks for, and those that a written body uses. */
    private static final String BETAS = "anthropic-beta";

    private TranslatedHeaders() {}

    /**
     * What the client says to its own vendor passes to an upstream of its own dialect.
     *
     * @param accept the type of the answer
     * @param written those that go with the body, by lower-case name
     */
    static Headers of(Asked asked, Dialect upstream, String accept, Map<String, String> written) {
        boolean own = upstream == asked.head().operation().dialect();
        var named = new LinkedHashMap<String, String>();
        named.put("content-type", "application/json");
        named.put("accept", accept);
        var said = asked.head().headers();
        for (int i = 0; i < said.count(); i++) {
            if (own || PASSING.contains(said.name(i))) {
                add(said.name(i), said.value(i), named);
            }
        }
        written.forEach((name, value) -> add(name, value, named));
        var pairs = new ArrayList<String>(2 * named.size());
        named.forEach((name, value) -> pairs.addAll(List.of(name, value)));
        return new Headers(List.copyOf(pairs));
    }

    private static void add(String name, String value, Map<String, String> named) {
        if (name.equals(BETAS)) {
            named.merge(name, value, TranslatedHeaders::joined);
        } else {
            named.putIfAbsent(name, value);
        }
    }

    private static String joined(String some, String more) {
        var all = new LinkedHashSet<>(List.of(some.split("\\s*,\\s*")));
        all.addAll(List.of(more.split("\\s*,\\s*")));
        return String.join(",", all);
    }
}

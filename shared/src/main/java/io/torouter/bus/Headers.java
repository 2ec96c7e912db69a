package io.torouter.bus;

import java.util.List;

/**
 * HTTP headers that travel with a frame, in order. Names are lower case.
 *
 * @param pairs name, value, name, value, …
 */
public record Headers(List<String> pairs) {
    public static final Headers EMPTY = new Headers(List.of());

    public Headers {
        if (pairs.size() % 2 != 0) {
            throw new IllegalArgumentException("names and values come in pairs");
        }
    }

    public static Headers of(String... pairs) {
        return new Headers(List.of(pairs));
    }

    public int count() {
        return pairs.size() / 2;
    }

    public String name(int index) {
        return pairs.get(2 * index);
    }

    public String value(int index) {
        return pairs.get(2 * index + 1);
    }
}

package io.torouter.bus;

import io.vertx.core.MultiMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An allow list of headers, so that nothing else crosses from one side to the other.
 *
 * @param names allowed by their whole name, in lower case
 * @param prefixes allowed by the beginning of their name, in lower case
 * @param exceptions not allowed although a prefix covers them
 */
public record HeaderFilter(Set<String> names, List<String> prefixes, Set<String> exceptions) {
    public HeaderFilter {
        names = Set.copyOf(names);
        prefixes = List.copyOf(prefixes);
        exceptions = Set.copyOf(exceptions);
    }

    /** The headers that may go on, in their order, with lower-case names. One with control characters in it may not. */
    public Headers pass(MultiMap headers) {
        var pairs = new ArrayList<String>(8);
        for (Map.Entry<String, String> header : headers) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (allows(name) && isOneLine(header.getValue())) {
                pairs.add(name);
                pairs.add(header.getValue());
            }
        }
        return new Headers(pairs);
    }

    /** Else it would begin another header in HTTP/1.1. Whoever read it should have seen to that; here it is sure. */
    private static boolean isOneLine(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                return false;
            }
        }
        return true;
    }

    private boolean allows(String name) {
        if (names.contains(name)) {
            return true;
        }
        for (var prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return !exceptions.contains(name);
            }
        }
        return false;
    }
}

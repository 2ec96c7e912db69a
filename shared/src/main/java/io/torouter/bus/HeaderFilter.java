package io.torouter.bus;

import io.vertx.core.MultiMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An allow list of headers, so that nothing else crosses from one side to the other. */
public final class HeaderFilter {
    private final Set<String> names;
    private final List<String> prefixes;
    private final Set<String> exceptions;

    /** A bit for each length that a name of the list has; the last is for all that are longer. */
    private final long lengths;

    /**
     * @param names allowed by their whole name, in lower case
     * @param prefixes allowed by the beginning of their name, in lower case
     * @param exceptions not allowed although a prefix covers them
     */
    public HeaderFilter(Set<String> names, List<String> prefixes, Set<String> exceptions) {
        this.names = Set.copyOf(names);
        this.prefixes = List.copyOf(prefixes);
        this.exceptions = Set.copyOf(exceptions);
        this.lengths = names.stream().mapToLong(name -> bit(name.length())).reduce(0, (one, other) -> one | other);
    }

    private static long bit(int length) {
        return 1L << Math.min(length, Long.SIZE - 1);
    }

    /** The headers that may go on, in their order, with lower-case names. One with control characters in it may not. */
    public Headers pass(MultiMap headers) {
        var pairs = new ArrayList<String>(8);
        for (Map.Entry<String, String> header : headers) {
            if (mayAllow(header.getKey())) {
                var name = header.getKey().toLowerCase(Locale.ROOT);
                if (allows(name) && isOneLine(header.getValue())) {
                    pairs.add(name);
                    pairs.add(header.getValue());
                }
            }
        }
        return new Headers(pairs);
    }

    /**
     * Most headers are told from those of the list by length or beginning, at less than their lower-case name costs.
     */
    private boolean mayAllow(String name) {
        return (lengths & bit(name.length())) != 0 || hasPrefix(name, true);
    }

    private boolean hasPrefix(String name, boolean inAnyCase) {
        for (var prefix : prefixes) {
            if (name.regionMatches(inAnyCase, 0, prefix, 0, prefix.length())) {
                return true;
            }
        }
        return false;
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
        return names.contains(name) || (hasPrefix(name, false) && !exceptions.contains(name));
    }
}

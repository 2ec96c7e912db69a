package io.torouter.gateway.client;

import io.torouter.settings.ForwardingHeader;
import io.torouter.snapshot.IpLiteral;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The addresses that a header names, from the nearest to the farthest. Each proxy writes behind what was there, so it
 * is read from its end: what a client wrote comes last, and never changes what is read before it.
 */
final class Hops {
    private static final String FOR = "for=";

    private final ForwardingHeader header;
    private final ListFromEnd elements;

    Hops(List<String> values, ForwardingHeader header) {
        this.header = header;
        this.elements = new ListFromEnd(values, ',', header == ForwardingHeader.FORWARDED);
    }

    /** The next address as a literal; null where there is none, or something else stands there. */
    @Nullable String next() {
        var element = elements.next();
        if (element == null) {
            return null;
        }
        return switch (header) {
            case X_FORWARDED_FOR -> address(element);
            case FORWARDED -> forwarded(element);
        };
    }

    /** Of pairs such as {@code for="[2001:db8::1]:4711";proto=https}, which never say a thing twice. */
    private static @Nullable String forwarded(String element) {
        var pairs = new ListFromEnd(List.of(element), ';', true);
        String found = null;
        for (var pair = pairs.next(); pair != null; pair = pairs.next()) {
            if (pair.regionMatches(true, 0, FOR, 0, FOR.length())) {
                if (found != null) {
                    return null;
                }
                found = pair.substring(FOR.length());
            }
        }
        return found == null ? null : address(unquoted(found));
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** Without the port and the brackets that it may have. */
    private static @Nullable String address(String text) {
        var host = text;
        var port = "";
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            host = end < 0 ? "" : text.substring(1, end);
            port = text.substring(end + 1);
            if (host.indexOf(':') < 0) {
                return null;
            }
        } else if (text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':')) {
            host = text.substring(0, text.indexOf(':'));
            port = text.substring(host.length());
        }
        var parsed = isPort(port) ? IpLiteral.parse(host) : null;
        return parsed == null ? null : parsed.getHostAddress();
    }

    /** RFC 7239 lets a proxy hide its port behind a word. */
    private static boolean isPort(String text) {
        return text.isEmpty() || text.matches(":([0-9]{1,5}|_[A-Za-z0-9._-]{1,64})");
    }
}

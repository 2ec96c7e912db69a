package io.torouter.router.stored;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The query of a request's address. */
final class Query {
    private Query() {}

    /** The first value of a name; empty where there is none. */
    static String value(String query, String name) {
        for (var pair : query.split("&", -1)) {
            if (pair.startsWith(name + '=')) {
                return decoded(pair.substring(name.length() + 1));
            }
        }
        return "";
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}

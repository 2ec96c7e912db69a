package io.torouter.catalog.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** A place in a list: behind the object of an id. Callers take it for a word without a meaning. */
final class Cursor {
    private static final String VERSION = "1.";

    private Cursor() {}

    static String write(String id) {
        return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(UTF_8));
    }

    /** The id; empty, and so in front of all others, where there is no cursor. */
    static String read(String cursor) throws Refused {
        if (cursor.isEmpty()) {
            return "";
        }
        try {
            if (cursor.startsWith(VERSION)) {
                return new String(Base64.getUrlDecoder().decode(cursor.substring(VERSION.length())), UTF_8);
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw Refused.parameter("cursor", "expected the 'next' of a list");
    }
}

package io.torouter.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * Collects what a body says of the conversation it belongs to, and keeps the best of it: that of the earliest {@link
 * TopLevelKey}. What names the session beats what names only the last turn.
 */
final class AffinityHint {
    /** Hints are ids; what is longer is no id. */
    private static final int MAX_BYTES = 1024;

    private static final String SESSION_PART = "_session_";

    private TopLevelKey source = TopLevelKey.OTHER;
    private @Nullable String best;

    /** The best hint so far, or null for none. */
    @Nullable String best() {
        return best;
    }

    /** Reads the value of a key that is the hint itself; anything but a text is passed over. */
    void value(TopLevelKey key, JsonCursor cursor) throws MalformedBody {
        offer(key, id(cursor));
    }

    /** Reads {@code conversation} of the Responses API: an id, or an object with an {@code id}. */
    void conversation(JsonCursor cursor) throws MalformedBody {
        if (!cursor.atObject()) {
            value(TopLevelKey.CONVERSATION, cursor);
            return;
        }
        cursor.members((_, name) -> {
            if (cursor.text(name).equals("id")) {
                value(TopLevelKey.CONVERSATION, cursor);
            } else {
                cursor.skip();
            }
        });
    }

    /** Reads {@code metadata}, whose {@code user_id} names the session where the client is Claude Code. */
    void metadata(JsonCursor cursor) throws MalformedBody {
        if (!cursor.atObject()) {
            cursor.skip();
            return;
        }
        cursor.members((_, name) -> {
            if (cursor.text(name).equals("user_id")) {
                offer(TopLevelKey.METADATA, session(id(cursor)));
            } else {
                cursor.skip();
            }
        });
    }

    /** Takes a hint that was read elsewhere; null for none. */
    void offer(TopLevelKey key, @Nullable String hint) {
        boolean isId = hint != null && !hint.isEmpty() && hint.length() <= MAX_BYTES;
        if (isId && key.compareTo(source) < 0) {
            source = key;
            best = hint;
        }
    }

    private static @Nullable String id(JsonCursor cursor) throws MalformedBody {
        if (!cursor.atString()) {
            cursor.skip();
            return null;
        }
        var inner = cursor.string().inner();
        return inner.length() == 0 || inner.length() > MAX_BYTES ? null : cursor.text(inner);
    }

    /** Claude Code writes {@code user_<hash>_account_<uuid>_session_<uuid>}, or JSON with a {@code session_id}. */
    private static @Nullable String session(@Nullable String userId) {
        if (userId == null) {
            return null;
        }
        if (userId.startsWith("{")) {
            return sessionOfJson(userId.getBytes(UTF_8));
        }
        var at = userId.lastIndexOf(SESSION_PART) + SESSION_PART.length();
        return at < SESSION_PART.length() || at == userId.length() ? null : userId.substring(at);
    }

    private static @Nullable String sessionOfJson(byte[] json) {
        var found = new AffinityHint();
        try {
            new JsonCursor(json, 0, json.length)
                    .members((cursor, name) -> {
                        if (cursor.text(name).equals("session_id")) {
                            found.value(TopLevelKey.SESSION_ID, cursor);
                        } else {
                            cursor.skip();
                        }
                    });
        } catch (MalformedBody notJson) {
            return null;
        }
        return found.best;
    }
}

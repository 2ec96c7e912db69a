package io.torouter.request;

import org.jspecify.annotations.Nullable;

/** Gathers the {@link StateFacts} of a body while its members are read. */
final class StateReading {
    private boolean store = true;
    private boolean background;
    private boolean conversation;
    private StateFacts.@Nullable Previous previous;
    private @Nullable Span input;

    StateFacts facts() {
        boolean nothing = store && !background && !conversation && previous == null && input == null;
        return nothing ? StateFacts.NONE : new StateFacts(store, background, conversation, previous, input);
    }

    void store(JsonCursor cursor) throws MalformedBody {
        store = cursor.peek() != 'f';
        cursor.skip();
    }

    void background(JsonCursor cursor) throws MalformedBody {
        background = cursor.atTrue();
        cursor.skip();
    }

    void input(JsonCursor cursor) throws MalformedBody {
        input = cursor.skip();
    }

    /** The member is there; its value is read elsewhere. */
    void conversation(boolean named) {
        conversation = named;
    }

    /**
     * Reads the value of {@code previous_response_id}.
     *
     * @param key where the key stands, without its quotes
     * @param free offset behind the member before, or behind the opening brace
     * @return the id, or null where the value is none
     */
    @Nullable String previous(JsonCursor cursor, Span key, int free) throws MalformedBody {
        if (!cursor.atString()) {
            cursor.skip();
            return null;
        }
        var value = cursor.string();
        var id = cursor.text(value.inner());
        previous = new StateFacts.Previous(id, member(cursor, key, value, free));
        return id;
    }

    private static Span member(JsonCursor cursor, Span key, Span value, int free) {
        return cursor.peek() == ',' ? new Span(key.from() - 1, cursor.offset() + 1) : new Span(free, value.to());
    }
}

package io.torouter.limits;

/** Whose limits are counted. */
public sealed interface Subject {
    /** A character that no id of a key has. */
    String ACCOUNT = "\u0001";

    String id();

    record Key(String id) implements Subject {
        @Override
        public String text() {
            return id;
        }
    }

    record Account(String id) implements Subject {
        @Override
        public String text() {
            return ACCOUNT + id;
        }
    }

    /** By which a {@link LimitBook} knows it. */
    String text();

    static Subject of(String text) {
        return text.startsWith(ACCOUNT) ? new Account(text.substring(ACCOUNT.length())) : new Key(text);
    }
}

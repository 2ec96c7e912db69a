package io.torouter.cli.yaml;

/** A text that cannot be read; the message says in one line what is wrong with it, and where. */
public final class Unreadable extends Exception {
    public Unreadable(String message) {
        super(message);
    }
}

package io.torouter.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * An owner of keys.
 *
 * @param active whether its keys may be used at all
 * @param creditNanos nanodollars that were paid in advance, of which all is spent that its keys ever used; null for an
 *     account that does not pay in advance
 */
public record Account(String id, String name, boolean active, @Nullable Long creditNanos) {
    public Account {
        if (creditNanos != null && creditNanos < 0) {
            throw new IllegalArgumentException("a credit is not negative: " + creditNanos);
        }
    }

    /** One that does not pay in advance. */
    public Account(String id, String name, boolean active) {
        this(id, name, active, null);
    }
}

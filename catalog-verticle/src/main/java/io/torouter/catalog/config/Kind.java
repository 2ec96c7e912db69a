package io.torouter.catalog.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a catalogue is made of. */
public enum Kind {
    ACCOUNT,
    GROUP,
    CHANNEL,
    MODEL,
    KEY;

    /** The word for one of them. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The section of the file that lists them. */
    public String section() {
        return id() + 's';
    }

    public static Optional<Kind> byId(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }
}

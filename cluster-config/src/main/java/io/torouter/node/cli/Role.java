package io.torouter.node.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A part a node plays; by default it plays all. */
public enum Role {
    GATEWAY,
    ROUTER,
    CATALOG;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> byId(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
    }
}

package io.torouter.cli.catalogue;

import java.util.HashSet;
import java.util.Set;

/** Ids for objects that had other names elsewhere, each of them once. */
public final class FreeIds {
    private static final int LONGEST = 60;

    private final Set<String> taken = new HashSet<>();

    /**
     * The next id like a name.
     *
     * @param fallback where the name has no character that an id may have
     */
    public String like(String name, String fallback) {
        var plain = of(name, fallback);
        var free = plain;
        for (int i = 2; !taken.add(free); i++) {
            free = plain + '-' + i;
        }
        return free;
    }

    /** The id for a name, whoever else has it. */
    public static String of(String name, String fallback) {
        var plain = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[^A-Za-z0-9]+|-+$", "");
        var id = plain.isEmpty() ? fallback : plain;
        return id.length() > LONGEST ? id.substring(0, LONGEST) : id;
    }
}

package io.torouter.cli.catalogue;

import java.util.Locale;
import java.util.Set;

/** A section of the configuration file with objects in it, in the order in which they need one another. */
public enum Section {
    ACCOUNTS("account", Set.of()),
    GROUPS("group", Set.of("channels")),
    CHANNELS("channel", Set.of()),
    MODELS("model", Set.of("channels", "groups")),
    KEYS("key", Set.of("id"));

    private static final Set<String> OF_ANSWERS =
            Set.of("origin", "revision", "created", "changed", "shown", "last_used");

    private final String noun;
    private final Set<String> derived;

    Section(String noun, Set<String> derived) {
        this.noun = noun;
        this.derived = derived;
    }

    /** Its name in the file and in paths. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One of its objects, in a sentence. */
    public String noun() {
        return noun;
    }

    /** The member that names an object in the file. */
    public String naming() {
        return this == KEYS ? "name" : "id";
    }

    /** Whether a member is of an answer of the admin API, and not of the file. */
    public boolean isOfAnswers(String member) {
        return OF_ANSWERS.contains(member) || derived.contains(member);
    }
}

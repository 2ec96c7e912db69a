package io.torouter.cli;

import java.util.List;

/** The first words of the commands that ask a gateway, apart from what they do: a node that starts loads no more. */
public final class Verbs {
    public static final List<String> ALL =
            List.of("keys", "channels", "accounts", "groups", "models", "usage", "doctor", "export", "import");

    private Verbs() {}
}

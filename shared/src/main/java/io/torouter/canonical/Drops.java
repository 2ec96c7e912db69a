package io.torouter.canonical;

import io.torouter.dialect.Dialect;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what a translation could not carry, in the words of the client's dialect, each once. */
public final class Drops {
    private final Dialect client;
    private final boolean namesExtras;
    private final Set<String> names = new LinkedHashSet<>();

    public Drops(Dialect client) {
        this(client, true);
    }

    private Drops(Dialect client, boolean namesExtras) {
        this.client = client;
        this.namesExtras = namesExtras;
    }

    /** For an answer, whose upstream says many things that its client never asked for: they are not named. */
    public static Drops ofAnswer(Dialect client) {
        return new Drops(client, false);
    }

    /** Takes over what another has collected. */
    public void addAll(Drops others) {
        names.addAll(others.names);
    }

    public void add(Field field) {
        add(field.in(client));
    }

    /** A member that the canonical form has no place for. Answers have many, such as ratings and counts of counts. */
    void addExtra(String path) {
        if (namesExtras) {
            add(path);
        }
    }

    /** Part of a field: a keyword of a schema, for example. */
    public void add(Field field, String part) {
        add(field.in(client) + '.' + part);
    }

    /**
     * @param path in the client's words, without indexes: {@code messages.content.cache_control}
     */
    public void add(String path) {
        names.add(path);
    }

    /** In the order of their dropping. */
    public List<String> names() {
        return List.copyOf(names);
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }
}

package io.torouter.canonical;

import io.torouter.dialect.Dialect;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what a translation could not carry, in the words of the client's dialect, each once. */
public final class Drops {
    private final Dialect client;
    private final Set<String> names = new LinkedHashSet<>();

    public Drops(Dialect client) {
        this.client = client;
    }

    public void add(Field field) {
        add(field.in(client));
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

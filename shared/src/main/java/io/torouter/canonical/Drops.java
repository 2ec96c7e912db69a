package io.torouter.canonical;

import io.torouter.dialect.Dialect;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what a translation could not carry, in the words of the client's dialect, each once.
 *
 * <p>Some of the words are members that a client made up, and all of them go into a header and into comments of a
 * stream: there are at most 64, of at most 64 visible characters of ASCII, and none of them ends a line or the list.
 */
public final class Drops {
    private static final int MOST = 64;
    private static final int LONGEST = 64;
    private static final String MORE = "...";

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
        others.names.forEach(this::add);
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
        var name = path.length() <= LONGEST && path.chars().allMatch(Drops::isPlain) ? path : plain(path);
        names.add(names.size() < MOST || names.contains(name) ? name : MORE);
    }

    private static boolean isPlain(int c) {
        return c > ' ' && c < 0x7f && c != ',';
    }

    private static String plain(String path) {
        var plain = new StringBuilder();
        path.chars().limit(LONGEST).forEach(c -> plain.append(isPlain(c) ? (char) c : '?'));
        return plain.toString();
    }

    /** In the order of their dropping. */
    public List<String> names() {
        return List.copyOf(names);
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }
}

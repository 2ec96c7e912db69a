package io.torouter.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** One step of the paths of a {@link PathTree}. Changed only while the tree is built. */
final class PathNode<F> {
    private @Nullable F fact;
    private byte[][] keys = new byte[0][];
    private @Nullable PathNode<F>[] children = none(0);
    private @Nullable PathNode<F> element;
    private @Nullable PathNode<F> rest;
    private boolean everything;

    /** What a value here stands for, or null where only something below it matters. */
    @Nullable F fact() {
        return fact;
    }

    void fact(F newFact) {
        fact = newFact;
    }

    /** The node for the elements of an array here, or null. */
    @Nullable PathNode<F> element() {
        return element;
    }

    void element(PathNode<F> node) {
        element = node;
    }

    /** Whether every value below stands for the same fact, whatever its key. */
    boolean everything() {
        return everything;
    }

    /** The node behind a key, or null where nothing behind it matters. */
    @Nullable PathNode<F> child(byte[] array, int from, int to) {
        for (int i = 0; i < keys.length; i++) {
            if (Arrays.equals(keys[i], 0, keys[i].length, array, from, to)) {
                return children[i];
            }
        }
        return rest;
    }

    /** The node behind a step of a path, made if need be. */
    PathNode<F> reach(String key) {
        return switch (key) {
            case "[]" -> reachElement();
            case "*" -> reachRest();
            default -> reachKey(key.getBytes(UTF_8));
        };
    }

    private PathNode<F> reachElement() {
        var node = element == null ? new PathNode<F>() : element;
        element = node;
        return node;
    }

    private PathNode<F> reachRest() {
        var node = rest == null ? PathNode.<F>newEverything() : rest;
        rest = node;
        return node;
    }

    /** Names a key behind which nothing matters. */
    void ignore(String key) {
        add(key.getBytes(UTF_8), null);
    }

    private PathNode<F> reachKey(byte[] key) {
        for (int i = 0; i < keys.length; i++) {
            var child = children[i];
            if (child != null && Arrays.equals(keys[i], key)) {
                return child;
            }
        }
        var child = new PathNode<F>();
        add(key, child);
        return child;
    }

    private void add(byte[] key, @Nullable PathNode<F> child) {
        keys = Arrays.copyOf(keys, keys.length + 1);
        keys[keys.length - 1] = key;
        children = Arrays.copyOf(children, keys.length);
        children[keys.length - 1] = child;
    }

    private static <F> PathNode<F> newEverything() {
        var node = new PathNode<F>();
        node.element = node;
        node.rest = node;
        node.everything = true;
        return node;
    }

    @SuppressWarnings("unchecked")
    static <F> @Nullable PathNode<F>[] none(int length) {
        return (PathNode<F>[]) new PathNode<?>[length];
    }
}

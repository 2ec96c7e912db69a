package io.torouter.json;

import java.util.Arrays;

/**
 * Paths into a JSON document and what they stand for; immutable once built.
 *
 * <p>A path is keys joined by dots; {@code []} goes into the elements of an array; {@code *} at the end means every
 * value anywhere below, except under keys that are named beside it: {@code choices[].delta.*}.
 */
public final class PathTree<F> {
    private final PathNode<F> root;

    private PathTree(PathNode<F> root) {
        this.root = root;
    }

    PathNode<F> root() {
        return root;
    }

    public static <F> Builder<F> builder() {
        return new Builder<>();
    }

    /** Collects paths. */
    public static final class Builder<F> {
        private final PathNode<F> root = new PathNode<>();

        /** The fact is told for a value at any of the paths. */
        public Builder<F> find(F fact, String... paths) {
            for (String path : paths) {
                step(path).fact(fact);
            }
            return this;
        }

        /** What stands at the paths says nothing, although a {@code *} beside them would take it. */
        public Builder<F> ignore(String... paths) {
            for (String path : paths) {
                int last = path.lastIndexOf('.');
                parent(path.substring(0, Math.max(last, 0))).ignore(path.substring(last + 1));
            }
            return this;
        }

        /** The same paths also hold inside each element of a document that is an array. */
        public Builder<F> alsoInElements() {
            root.element(root);
            return this;
        }

        public PathTree<F> build() {
            return new PathTree<>(root);
        }

        private PathNode<F> parent(String path) {
            return path.isEmpty() ? root : step(path);
        }

        private PathNode<F> step(String path) {
            var node = root;
            for (String key : keys(path)) {
                node = node.reach(key);
            }
            return node;
        }

        private static Iterable<String> keys(String path) {
            return Arrays.stream(path.replace("[]", ".[]").split("\\.")).filter(key -> !key.isEmpty()).toList();
        }
    }
}

package io.torouter.json;

import org.jspecify.annotations.Nullable;

/**
 * Walks once through a JSON document that comes in pieces and tells what stands at the paths of a tree.
 *
 * <p>It trusts the document: what is not JSON is walked through somehow and finds nothing wrong. Keys are compared as
 * they are written, so a key spelled with escapes is not recognised; no upstream writes the keys we look for like that.
 *
 * <p>States: {@code BETWEEN} tokens; in a {@code STRING}; behind the backslash of an {@code ESCAPE} in it; in a {@code
 * LITERAL} (number, true, false, null).
 */
public final class JsonWalker<F> {
    /** Of a longer string only that many bytes are told. */
    public static final int LONGEST_VALUE = 2048;

    private static final int MAX_DEPTH = 32;

    private enum State {
        BETWEEN,
        STRING,
        ESCAPE,
        LITERAL
    }

    private final PathNode<F> root;
    private final Finds<F> finds;
    private final @Nullable PathNode<F>[] containers = PathNode.none(MAX_DEPTH + 1);
    private final Token token = new Token();

    private State state = State.BETWEEN;

    /** How many containers are open that may hold something. */
    private int depth;

    /** One bit per depth: whether the container is an object. */
    private long objects;

    /** How many containers are open inside one that holds nothing we look for. */
    private int ignored;

    private boolean atKey;
    private boolean complete;

    /** The node of the value to come; null where it does not matter. */
    private @Nullable PathNode<F> value;

    public JsonWalker(PathTree<F> paths, Finds<F> finds) {
        this.root = paths.root();
        this.finds = finds;
        this.value = root;
    }

    /** Gets ready for another document. */
    public void reset() {
        state = State.BETWEEN;
        depth = 0;
        ignored = 0;
        atKey = false;
        complete = false;
        value = root;
        token.drop();
    }

    /** Whether a whole document has been seen. A bare literal has no end of its own, so it never counts. */
    public boolean complete() {
        return complete;
    }

    /** Walks through the next bytes of the document. */
    public void feed(byte[] array, int from, int to) {
        token.goOn(from);
        int at = from;
        while (at < to) {
            at =
                    switch (state) {
                        case BETWEEN -> ignored > 0 ? skip(array, at, to) : step(array, at);
                        case STRING -> string(array, at, to);
                        case ESCAPE -> escaped(at);
                        case LITERAL -> literal(array, at, to);
                    };
        }
        token.keep(array, to);
    }

    private int step(byte[] array, int at) {
        switch (array[at]) {
            case '"' -> begin(State.STRING, at + 1);
            case '{' -> open(true);
            case '[' -> open(false);
            case '}', ']' -> close();
            case ',' -> next();
            case ':', ' ', '\t', '\r', '\n' -> {}
            default -> begin(State.LITERAL, at);
        }
        return at + 1;
    }

    private int skip(byte[] array, int from, int to) {
        int at = ByteSearch.structure(array, from, to);
        if (at == to) {
            return to;
        }
        switch (array[at]) {
            case '"' -> state = State.STRING;
            case '{', '[' -> ignored++;
            default -> {
                ignored--;
                complete |= depth == 0 && ignored == 0;
            }
        }
        return at + 1;
    }

    private int string(byte[] array, int from, int to) {
        int end = ByteSearch.stringEnd(array, from, to);
        if (end == to) {
            return to;
        }
        if (array[end] == '\\') {
            state = State.ESCAPE;
            return end + 1;
        }
        state = State.BETWEEN;
        if (ignored == 0) {
            stringEnds(array, end);
        }
        return end + 1;
    }

    private int escaped(int at) {
        state = State.STRING;
        return at + 1;
    }

    private int literal(byte[] array, int from, int to) {
        int at = from;
        while (at < to && !endsLiteral(array[at])) {
            at++;
        }
        if (at < to) {
            state = State.BETWEEN;
            tell(array, at, true);
        }
        return at;
    }

    private void stringEnds(byte[] array, int end) {
        if (atKey) {
            atKey = false;
            value = keyNode(array, end);
        } else {
            complete |= depth == 0;
            tell(array, end, false);
        }
    }

    private @Nullable PathNode<F> keyNode(byte[] array, int end) {
        var container = containers[depth];
        if (container == null || keysMeanNothing()) {
            return container;
        }
        token.end(array, end);
        return container.child(token.array(), token.from(), token.to());
    }

    private void tell(byte[] array, int end, boolean literal) {
        var fact = value == null ? null : value.fact();
        if (fact == null) {
            return;
        }
        token.end(array, end);
        boolean nothing = literal ? token.is("null") || token.is("false") : token.isEmpty();
        if (!nothing) {
            finds.value(fact, token.array(), token.from(), token.to());
        }
    }

    private void begin(State next, int from) {
        state = next;
        if (atKey ? !keysMeanNothing() : value != null && value.fact() != null) {
            token.begin(from);
        }
    }

    private boolean keysMeanNothing() {
        var container = containers[depth];
        return container == null || container.everything();
    }

    private void open(boolean object) {
        var node = value;
        if (node == null || depth == MAX_DEPTH) {
            ignored = 1;
            return;
        }
        var fact = node.fact();
        if (fact != null && !node.everything()) {
            finds.opened(fact);
        }
        depth++;
        containers[depth] = node;
        objects = object ? objects | (1L << depth) : objects & ~(1L << depth);
        next();
    }

    private void next() {
        var container = containers[depth];
        if (depth > 0 && container != null) {
            atKey = (objects & (1L << depth)) != 0;
            value = atKey ? null : container.element();
        }
    }

    private void close() {
        atKey = false;
        value = null;
        if (depth > 0) {
            depth--;
            complete |= depth == 0;
        }
    }

    private static boolean endsLiteral(byte b) {
        return switch (b) {
            case ',', ']', '}', ' ', '\t', '\r', '\n', '"', '[', '{', ':' -> true;
            default -> false;
        };
    }
}

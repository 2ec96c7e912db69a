package io.torouter.answer;

import io.torouter.json.ElementFramer;
import io.torouter.json.JsonWalker;

/** The elements of one JSON array. Separators go with the element behind them, the closing bracket goes alone. */
final class ArrayBlocks implements Blocks {
    private final Grammar grammar;
    private final ElementFramer framer = new ElementFramer();
    private final Facts facts = new Facts();

    /** Goes through the array as a whole, so it must be fed all bytes. */
    private final JsonWalker<Fact> walker;

    private boolean reading;

    ArrayBlocks(Grammar grammar) {
        this.grammar = grammar;
        this.walker = new JsonWalker<>(grammar.paths(), facts);
    }

    @Override
    public Grammar grammar() {
        return grammar;
    }

    @Override
    public int end(byte[] array, int from, int to) {
        return framer.next(array, from, to);
    }

    @Override
    public boolean isTelling(byte[] array, int from, int to) {
        return true;
    }

    @Override
    public void read(byte[] array, int from, int to) {
        if (!reading) {
            reading = true;
            facts.clear();
        }
        walker.feed(array, from, to);
    }

    @Override
    public Facts close() {
        reading = false;
        if (!framer.closed() || !facts.isEmpty()) {
            facts.saw(Fact.EVENT);
        }
        return facts;
    }

    @Override
    public Rest rest() {
        return Rest.FRAGMENT;
    }

    @Override
    public boolean mayStop() {
        return framer.closed();
    }
}

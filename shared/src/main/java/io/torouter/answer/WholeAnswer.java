package io.torouter.answer;

import io.torouter.json.JsonWalker;

/** An answer that is one JSON document. What it says as a whole is known when it is over. */
final class WholeAnswer extends ObservedAnswer {
    /** Bytes that usually stand around what a model wrote. */
    private static final int AROUND = 400;

    private final Facts facts = new Facts();
    private final JsonWalker<Fact> walker;
    private boolean begun;
    private boolean concluded;
    private long length;

    WholeAnswer(Grammar grammar) {
        super(grammar);
        this.walker = new JsonWalker<>(grammar.paths(), facts);
    }

    @Override
    public void feed(byte[] array, int from, int to, Output out) {
        if (from == to) {
            return;
        }
        length += to - from;
        begin(array, from, to);
        walker.feed(array, from, to);
        if (walker.complete()) {
            conclude();
        } else if (facts.has(Fact.ANSWER) || facts.has(Fact.UNKNOWN)) {
            observed.advance(Progress.CONTENT);
        }
        out.write(array, from, to);
    }

    /** Errors and usage stand in objects; anything else is content at once. */
    private void begin(byte[] array, int from, int to) {
        int at = from;
        while (!begun && at < to) {
            byte b = array[at++];
            begun = b > ' ' || b < 0;
            if (begun && b != '{') {
                facts.saw(Fact.UNKNOWN);
            }
        }
    }

    private void conclude() {
        if (!concluded) {
            concluded = true;
            observed.add(facts);
        }
    }

    @Override
    public void end(Output out) {
        conclude();
        if (walker.complete()) {
            observed.advance(Progress.COMPLETE);
        }
    }

    @Override
    public Delivered delivered() {
        return new Delivered(length == 0 ? 0 : Math.max(1, length - AROUND), observed.counted());
    }

    @Override
    public boolean atBoundary() {
        return false;
    }
}

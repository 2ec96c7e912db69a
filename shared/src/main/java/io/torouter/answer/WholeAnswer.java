package io.torouter.answer;

import io.torouter.json.JsonWalker;

/** An answer that is one JSON document. What it says as a whole is known when it is over. */
final class WholeAnswer extends ObservedAnswer {
    private final Facts facts = new Facts();
    private final JsonWalker<Fact> walker;
    private boolean begun;
    private boolean concluded;

    WholeAnswer(Grammar grammar) {
        super(grammar);
        this.walker = new JsonWalker<>(grammar.paths(), facts);
    }

    @Override
    public void feed(byte[] array, int from, int to, Output out) {
        if (from == to) {
            return;
        }
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
    public boolean atBoundary() {
        return false;
    }
}

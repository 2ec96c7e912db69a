package io.torouter.answer;

import io.torouter.json.JsonWalker;
import io.torouter.json.KeyMarkers;
import io.torouter.sse.EventFramer;
import io.torouter.sse.EventReader;

/**
 * Server-Sent Events whose data are JSON documents or the word {@code [DONE]}.
 *
 * <p>A block that begins with a brace is taken for a document without the frame of an event. That is how Gemini says
 * that it failed halfway, and what js-genai waits for in {@code processStreamResponse} (source read 2026-11-21).
 */
final class SseBlocks implements Blocks {
    /** Events up to this length are comments, pings and terminators: rare enough to read them all. */
    private static final int SHORT = 64;

    /** The bytes of {@code [DONE]}, the last one lowest. */
    private static final long DONE = 0x5B444F4E455DL;

    private static final int DONE_LENGTH = 6;

    private final Grammar grammar;
    private final EventFramer framer = new EventFramer();
    private final EventReader reader = new EventReader(this::data);
    private final Facts facts = new Facts();
    private final JsonWalker<Fact> walker;
    private final UsualBlock usual = new UsualBlock();

    private boolean reading;

    /** Whether the block is a document and no event. */
    private boolean bare;

    /** The first bytes of the event's data, as {@link #DONE} has them. */
    private long start;

    private int startLength;

    SseBlocks(Grammar grammar) {
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
        var markers = grammar.markers();
        return to - from <= SHORT || markers == null || isTelling(markers, array, from, to);
    }

    private boolean isTelling(KeyMarkers markers, byte[] array, int from, int to) {
        int known = usual.sameUntil(array, from, to);
        boolean telling = markers.mayBeIn(array, from, known, to);
        if (!telling) {
            usual.keep(array, from, known, to);
        }
        return telling;
    }

    @Override
    public void read(byte[] array, int from, int to) {
        if (from < to && !reading) {
            begin(array[from]);
        }
        if (bare) {
            walker.feed(array, from, to);
        } else {
            reader.read(array, from, to);
        }
    }

    private void begin(byte first) {
        reading = true;
        bare = first == '{';
        facts.clear();
        reader.begin();
        walker.reset();
        start = 0;
        startLength = 0;
    }

    private void data(byte[] array, int from, int to) {
        for (int at = from; at < to && startLength < DONE_LENGTH; at++) {
            start = (start << Byte.SIZE) | (array[at] & 0xff);
            startLength++;
        }
        walker.feed(array, from, to);
    }

    @Override
    public Facts close() {
        reading = false;
        if (hasDocument()) {
            conclude();
        }
        return facts;
    }

    private void conclude() {
        facts.saw(Fact.EVENT);
        if (start == DONE) {
            facts.saw(Fact.DONE);
        }
        if (!facts.has(Fact.TYPE)) {
            facts.word(Fact.TYPE, reader.name());
        }
    }

    @Override
    public Rest rest() {
        if (!hasDocument() || !walker.complete()) {
            return Rest.FRAGMENT;
        }
        return bare ? Rest.DOCUMENT : Rest.EVENT;
    }

    private boolean hasDocument() {
        return bare || reader.hasData();
    }

    @Override
    public boolean mayStop() {
        return true;
    }
}

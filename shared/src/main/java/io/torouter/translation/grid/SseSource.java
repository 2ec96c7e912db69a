package io.torouter.translation.grid;

import io.torouter.sse.EventFramer;
import io.torouter.sse.EventReader;

/**
 * Server-sent events. A block that begins with a brace is a bare document, which is how Gemini says that it failed
 * halfway. What is no event is skipped.
 */
final class SseSource implements EventSource {
    private static final int DONE_LENGTH = 6;

    private final EventFramer framer = new EventFramer();
    private final EventReader reader = new EventReader(this::data);
    private final Held block = new Held();

    /** The data of an event that has them in one piece, as nearly all do: where they stand. */
    private byte[] array = new byte[0];

    private int from;
    private int to;
    private int pieces;

    /** The data of an event that has them in several. */
    private final Held joined = new Held();

    private boolean tooLarge;

    @Override
    public void feed(byte[] bytes, int start, int stop, Events events) {
        int at = start;
        int end = framer.next(bytes, at, stop);
        while (end != EventFramer.NONE) {
            finish(bytes, at, end, events);
            at = end;
            end = framer.next(bytes, at, stop);
        }
        hold(bytes, at, stop, events);
    }

    private void finish(byte[] bytes, int start, int stop, Events events) {
        if (block.isEmpty()) {
            read(bytes, start, stop, events);
        } else {
            hold(bytes, start, stop, events);
            read(block.bytes(), 0, block.length(), events);
            block.clear();
        }
    }

    private void hold(byte[] bytes, int start, int stop, Events events) {
        if (!tooLarge && !block.add(bytes, start, stop, MAX_EVENT_BYTES)) {
            tooLarge = true;
            block.clear();
            events.tooLarge();
        }
    }

    private void read(byte[] bytes, int start, int stop, Events events) {
        if (start < stop && bytes[start] == '{') {
            events.event("", bytes, start, stop);
            return;
        }
        pieces = 0;
        joined.clear();
        reader.begin();
        reader.read(bytes, start, stop);
        if (pieces == 1) {
            say(array, from, to, events);
        } else if (pieces > 1) {
            say(joined.bytes(), 0, joined.length(), events);
        }
    }

    private void data(byte[] bytes, int start, int stop) {
        pieces++;
        if (pieces == 1) {
            array = bytes;
            from = start;
            to = stop;
        } else {
            if (pieces == 2) {
                joined.add(array, from, to, Integer.MAX_VALUE);
            }
            joined.add(bytes, start, stop, Integer.MAX_VALUE);
        }
    }

    private void say(byte[] bytes, int start, int stop, Events events) {
        if (isDone(bytes, start, stop)) {
            events.done();
        } else {
            events.event(reader.name(), bytes, start, stop);
        }
    }

    private static boolean isDone(byte[] bytes, int start, int stop) {
        return stop - start >= DONE_LENGTH && bytes[start] == '[' && bytes[start + 1] == 'D';
    }

    @Override
    public void end(Events events) {
        if (!block.isEmpty()) {
            read(block.bytes(), 0, block.length(), events);
            block.clear();
        }
    }
}

package io.torouter.translation.grid;

import io.torouter.json.ElementFramer;

/** The elements of one JSON array; a document that is none is the only element. */
final class ArraySource implements EventSource {
    private final ElementFramer framer = new ElementFramer();
    private final Held element = new Held();
    private boolean tooLarge;

    @Override
    public void feed(byte[] bytes, int start, int stop, Events events) {
        int at = start;
        int end = framer.next(bytes, at, stop);
        while (end != ElementFramer.NONE) {
            hold(bytes, at, end, events);
            say(events);
            at = end;
            end = framer.next(bytes, at, stop);
        }
        hold(bytes, at, stop, events);
    }

    private void hold(byte[] bytes, int start, int stop, Events events) {
        if (!tooLarge && !element.add(bytes, start, stop, MAX_EVENT_BYTES)) {
            tooLarge = true;
            element.clear();
            events.tooLarge();
        }
    }

    /** What stands before an element, brackets and commas, goes with it; what stands behind the last has no brace. */
    private void say(Events events) {
        int from = 0;
        while (from < element.length() && element.bytes()[from] != '{') {
            from++;
        }
        if (from < element.length()) {
            events.event("", element.bytes(), from, element.length());
        }
        element.clear();
    }

    /** An element that did not end is none. */
    @Override
    public void end(Events events) {
        element.clear();
    }
}

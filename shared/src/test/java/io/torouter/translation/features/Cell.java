package io.torouter.translation.features;

import io.torouter.dialect.Dialect;

/**
 * What became of a feature on the way from a client of one dialect to an upstream of another, or back.
 *
 * @param stream the same with an answer that is streamed
 */
record Cell(Feature feature, Dialect client, Dialect upstream, Judge.Found whole, Judge.Found stream) {
    static Cell of(Feature feature, Dialect client, Dialect upstream) {
        return new Cell(
                feature,
                client,
                upstream,
                Judge.found(feature, client, upstream, false),
                Judge.found(feature, client, upstream, true));
    }

    /** Whether both came to the same, and by the same names. */
    boolean isOne() {
        return whole.equals(stream);
    }

    @Override
    public String toString() {
        return "%s, %s to %s".formatted(feature.name(), client.id(), upstream.id());
    }
}

package io.torouter.translation.grid;

import io.torouter.canonical.Drops;

/** The one document that a stream comes to; its head names the losses. */
record DocumentSink(WireBytes bytes, Drops drops) implements EventSink {
    @Override
    public void event(String name, Json data) {
        bytes.append(data);
    }

    @Override
    public void done() {}

    @Override
    public void nameLosses() {}

    @Override
    public void close(boolean failed) {}
}

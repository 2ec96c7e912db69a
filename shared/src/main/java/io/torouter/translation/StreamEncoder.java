package io.torouter.translation;

import io.torouter.canonical.StreamEvent;

/** A state of writing a client's stream; immutable. Whatever comes in legal order leaves in legal form. */
public interface StreamEncoder {
    /** Steps over one event; for each candidate at most one block is open at a time. */
    StreamEncoder step(StreamEvent event, WireSink out);
}

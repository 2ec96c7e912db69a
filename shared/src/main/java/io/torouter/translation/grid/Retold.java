package io.torouter.translation.grid;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.answer.UpstreamError;
import io.torouter.usage.Usage;

/** What came of telling an upstream's document in the client's shape. */
sealed interface Retold {
    /**
     * @param estimated whether the usage is ours, for lack of the upstream's
     */
    record Told(ObjectNode body, Usage usage, boolean estimated) implements Retold {}

    /** The document says that there is nothing the client asked for. */
    record Failed(UpstreamError error) implements Retold {}
}

package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Delta;

/** An item that a client has been told of and that is not done. Immutable. */
sealed interface OpenItem permits OpenMessage, OpenReasoning, OpenCall {
    OpenItem grow(Delta delta, EventOut out);

    /** The block that grew is over; the item may go on with another. */
    OpenItem endBlock(EventOut out);

    /**
     * Says that the item is done.
     *
     * @param status completed or incomplete
     * @return the whole item
     */
    ObjectNode close(String status, EventOut out);
}

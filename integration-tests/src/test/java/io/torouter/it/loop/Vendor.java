package io.torouter.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One dialect as a vendor speaks it. What it gives out, and takes back, is in an {@link Issued}. */
interface Vendor {
    /**
     * Reads a request.
     *
     * @throws Refused where the vendor would answer 400
     */
    History check(JsonNode request, Issued issued);

    /** A whole answer to a request. */
    ObjectNode answer(JsonNode request, Script.Said said, Issued issued);

    /** The same as the body of a stream. */
    String stream(JsonNode request, ObjectNode answer);

    /** The body of a 400. */
    ObjectNode refusal(String message);
}

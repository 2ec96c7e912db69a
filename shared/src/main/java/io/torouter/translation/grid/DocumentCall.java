package io.torouter.translation.grid;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Operation;
import io.torouter.translation.Untranslatable;

/**
 * A client's request beside generation.
 *
 * @param model the id the client asked for
 * @param contentType of the body
 * @param array holds the body in {@code [from, to)}; not to be changed
 * @param requestId the {@code x-request-id} of the answer
 * @param nowSeconds when the answer begins, in seconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent")
public record DocumentCall(
        Operation operation,
        String model,
        String contentType,
        byte[] array,
        int from,
        int to,
        String requestId,
        long nowSeconds) {
    /**
     * @throws Untranslatable where the body is none
     */
    ObjectNode json() {
        return Json.object(array, from, to);
    }
}

package io.torouter.stored;

import io.torouter.dialect.Dialect;

/**
 * What is remembered of one response. The arrays are not copied: do not change them.
 *
 * @param owner name of the API key that made it; owner and id together are unique
 * @param id as the client knows it
 * @param previous id of the response it went on from, or empty
 * @param channel id of the channel that served it
 * @param served what that channel was spoken to in
 * @param atUpstream whether the upstream keeps it too, under the same id
 * @param createdMillis since 1970; its age counts from here
 * @param input JSON array of the input items that this turn added, as the client wrote them
 * @param response the response object, as the client saw it
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredResponse(
        String owner,
        String id,
        String previous,
        String channel,
        Dialect served,
        boolean atUpstream,
        long createdMillis,
        byte[] input,
        byte[] response) {
    /** What a response takes beside its contents, roughly: a row, its key and its place in two indexes. */
    private static final int ROW_BYTES = 512;

    /** What it counts for against the bound of a store. */
    public long bytes() {
        return ROW_BYTES + (long) input.length + response.length;
    }
}

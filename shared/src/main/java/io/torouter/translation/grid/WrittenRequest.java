package io.torouter.translation.grid;

import io.torouter.canonical.Drops;
import io.torouter.dialect.Operation;
import io.torouter.translation.stage.ToolNames;

import java.util.Map;

/**
 * A request in the dialect of its upstream.
 *
 * @param model the id the upstream knows the model by
 * @param body not to be changed
 * @param headers of the dialect, by lower-case name
 * @param drops what could not be carried
 * @param names of tools, which its answers are to be read with
 */
@SuppressWarnings("ArrayRecordComponent")
public record WrittenRequest(
        Operation operation, String model, byte[] body, Map<String, String> headers, Drops drops, ToolNames names) {
    /** The query that goes with the operation; may be empty. */
    public String query() {
        return operation == Operation.STREAM_GENERATE_CONTENT ? "alt=sse" : "";
    }
}

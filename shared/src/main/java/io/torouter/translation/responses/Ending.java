package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Stop;
import io.torouter.canonical.Stop.Reason;

/**
 * How an answer ended, in the words of this dialect.
 *
 * @param status of the response and of the item that was cut
 * @param incompleteReason empty for a complete one
 */
record Ending(String status, String incompleteReason) {
    static final Ending COMPLETED = new Ending(OutputItems.COMPLETED, "");
    private static final Ending FILTERED = new Ending(OutputItems.INCOMPLETE, "content_filter");

    /**
     * @param refusal whether the answer has words of a refusal, which are complete then; one without is cut
     */
    static Ending of(Stop stop, boolean refusal) {
        return switch (stop.reason()) {
            case MAX_TOKENS, CONTEXT_FULL -> new Ending(OutputItems.INCOMPLETE, "max_output_tokens");
            case CONTENT_FILTER -> FILTERED;
            case REFUSAL -> refusal ? COMPLETED : FILTERED;
            case END, STOP_SEQUENCE, TOOL_CALLS, PAUSE, MALFORMED_CALL, OTHER -> COMPLETED;
        };
    }

    /**
     * Reads how a response ended. Calls of tools are no reason here, so it must be known from the output.
     *
     * @param called whether the model called a tool of the client's
     * @param refused whether it refused
     */
    static Stop read(JsonNode response, boolean called, boolean refused) {
        var status = response.path("status").asText(OutputItems.COMPLETED);
        if (status.equals(OutputItems.INCOMPLETE)) {
            return incomplete(response.path("incomplete_details").path("reason").asText());
        }
        if (!status.equals(OutputItems.COMPLETED)) {
            return new Stop(Reason.OTHER, null, status);
        }
        if (called) {
            return Stop.of(Reason.TOOL_CALLS);
        }
        return Stop.of(refused ? Reason.REFUSAL : Reason.END);
    }

    private static Stop incomplete(String reason) {
        return switch (reason) {
            case "max_output_tokens" -> Stop.of(Reason.MAX_TOKENS);
            case "content_filter" -> Stop.of(Reason.CONTENT_FILTER);
            default -> new Stop(Reason.OTHER, null, reason.isEmpty() ? OutputItems.INCOMPLETE : reason);
        };
    }
}

package io.torouter.ledger;

import io.torouter.usage.Usage;

/**
 * One attempt at a channel. Only the request's own row says what the client pays.
 *
 * @param channel its id
 * @param model as the upstream knows it
 * @param status the upstream's; 0 where none came
 * @param outcome how it ended, in the words of the metric {@code torouter_attempts_total}
 * @param startMicros from the start of the request
 * @param firstByteMicros from the start of the attempt; 0 if none came
 * @param durationMicros of the attempt
 * @param estimated whether nobody but the gateway counted {@code usage}
 * @param cost what the provider takes for it by the price list, in nanodollars
 * @param requestId the upstream's name for it; may be empty
 */
public record AttemptRow(
        String channel,
        String model,
        int status,
        String outcome,
        long startMicros,
        long firstByteMicros,
        long durationMicros,
        Usage usage,
        boolean estimated,
        long cost,
        String requestId) {
    public AttemptRow {
        LedgerRow.checkNotNegative(status, startMicros, firstByteMicros, durationMicros, cost);
        channel = Printable.of(channel, LedgerRow.NAME);
        model = Printable.of(model, LedgerRow.TEXT);
        outcome = Printable.of(outcome, LedgerRow.NAME);
        requestId = Printable.of(requestId, LedgerRow.TEXT);
    }
}

package io.torouter.catalog.ledger;

import io.torouter.ledger.AttemptRow;
import io.torouter.ledger.LedgerRow;
import io.torouter.money.Cost;
import io.torouter.usage.Usage;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Rows for tests: each of 15 tokens and 1000 nanodollars. */
final class Rows {
    static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private static final Usage USAGE = new Usage(1, 2, 3, 4, 5).with(new Usage.Detail(1, 0, 1, 2, 3));
    private static final Cost COST = new Cost(100, 200, 300, 0, 400, 0, 0, 0, 0);

    private Rows() {}

    static LedgerRow row(String id) {
        return row(id, NOW);
    }

    static LedgerRow row(String id, Instant started) {
        return row(id, started, "laptop", "gpt-5", 200);
    }

    static LedgerRow row(String id, Instant started, String key, String model, int status) {
        return new LedgerRow(
                id,
                started.toEpochMilli(),
                new LedgerRow.Payer(key, key + " of mine", "acme", "default"),
                new LedgerRow.Asked("openai", "chat_completions", model, true, "10.0.0.1", "curl/8"),
                new LedgerRow.Served("main", model + "-upstream", "up-" + id, 2),
                new LedgerRow.Ending(status, status < 400 ? "completed" : "upstream_error", "", 7, 8),
                new LedgerRow.Charge(USAGE, true, COST, "v1", 1_500_000),
                List.of(attempt("spare", 500), attempt("main", status)));
    }

    /** A plain request, whose attempt is told by it unless its status is not 200. */
    static LedgerRow withOneAttempt(String id, int attemptStatus) {
        var usage = new Usage(1, 0, 0, 4, 0);
        return new LedgerRow(
                id,
                NOW.toEpochMilli(),
                new LedgerRow.Payer("laptop", "laptop of mine", "acme", "default"),
                new LedgerRow.Asked("openai", "chat_completions", "gpt-5", true, "10.0.0.1", "curl/8"),
                new LedgerRow.Served("main", "upstream", "up", 1),
                new LedgerRow.Ending(200, "completed", "", 7, 8),
                new LedgerRow.Charge(usage, false, new Cost(100, 0, 0, 0, 900, 0, 0, 0, 0), "v1", 1_000_000),
                List.of(
                        new AttemptRow(
                                "main", "upstream", attemptStatus, "completed", 1, 2, 3, usage, false, 900, "up")));
    }

    /** One in which all text is what others may have made up. */
    static LedgerRow hostile(String id, String text) {
        var attempt = new AttemptRow(text, text, 500, text, 1, 2, 3, USAGE, false, 1000, text);
        return new LedgerRow(
                id + text,
                NOW.toEpochMilli(),
                new LedgerRow.Payer(text, text, text, text),
                new LedgerRow.Asked(text, text, text, true, text, text),
                new LedgerRow.Served(text, text, text, 1),
                new LedgerRow.Ending(500, text, text, 7, 8),
                new LedgerRow.Charge(USAGE, true, COST, text, 1_500_000),
                List.of(attempt));
    }

    private static AttemptRow attempt(String channel, int status) {
        return new AttemptRow(channel, "upstream", status, "completed", 1, 2, 3, USAGE, false, 1000, "up");
    }

    /** That many in their order, by whose numbers ids sort. */
    static List<LedgerRow> rows(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> row("%s%06d".formatted(prefix, i))).toList();
    }
}

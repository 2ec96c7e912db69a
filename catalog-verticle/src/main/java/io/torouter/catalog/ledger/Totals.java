package io.torouter.catalog.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What a set of requests comes to.
 *
 * @param failed those with a status of 400 or more
 * @param inputTokens neither read from a prompt cache nor written to one
 * @param outputTokens without {@code reasoningTokens}
 * @param cost in nanodollars
 */
public record Totals(
        long requests,
        long failed,
        long inputTokens,
        long cacheReadTokens,
        long cacheWriteTokens,
        long outputTokens,
        long reasoningTokens,
        long cost) {
    static final Totals NOTHING = new Totals(0, 0, 0, 0, 0, 0, 0, 0);

    /** The columns that {@link #SQL} adds up. */
    static final List<String> SUMMED =
            List.of(
                    "status",
                    "input_tokens",
                    "cache_read_tokens",
                    "cache_write_tokens",
                    "output_tokens",
                    "reasoning_tokens",
                    "cost");

    static final String SQL =
            "count(*) AS requests, coalesce(sum(CASE WHEN status >= 400 THEN 1 ELSE 0 END), 0) AS failed,"
                    + " coalesce(sum(input_tokens), 0) AS input, coalesce(sum(cache_read_tokens), 0) AS cache_read,"
                    + " coalesce(sum(cache_write_tokens), 0) AS cache_write, coalesce(sum(output_tokens), 0) AS output,"
                    + " coalesce(sum(reasoning_tokens), 0) AS reasoning, coalesce(sum(cost), 0) AS cost";

    static Totals read(ResultSet in) throws SQLException {
        return new Totals(
                in.getLong("requests"),
                in.getLong("failed"),
                in.getLong("input"),
                in.getLong("cache_read"),
                in.getLong("cache_write"),
                in.getLong("output"),
                in.getLong("reasoning"),
                in.getLong("cost"));
    }
}

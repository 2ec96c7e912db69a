package io.torouter.catalog.ledger;

import static io.torouter.catalog.ledger.Column.flag;
import static io.torouter.catalog.ledger.Column.number;
import static io.torouter.catalog.ledger.Column.optional;
import static io.torouter.catalog.ledger.Column.rare;
import static io.torouter.catalog.ledger.Column.text;

import io.torouter.ledger.AttemptRow;
import io.torouter.ledger.LedgerRow;
import io.torouter.money.Cost;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The columns of a request: how a row gets into its table and out of it. Amounts are nanodollars. */
final class RequestColumns {
    private static final List<Column<LedgerRow>> REQUEST =
            List.of(
                    text("id", LedgerRow::id),
                    number("started", LedgerRow::startedMillis),
                    text("key_id", row -> row.payer().keyId()),
                    text("key_name", row -> row.payer().keyName()),
                    text("account", row -> row.payer().account()),
                    text("group_id", row -> row.payer().group()),
                    text("surface", row -> row.asked().surface()),
                    text("operation", row -> row.asked().operation()),
                    text("model", row -> row.asked().model()),
                    flag("stream", row -> row.asked().stream()),
                    text("address", row -> row.asked().address()),
                    text("user_agent", row -> row.asked().userAgent()),
                    text("channel", row -> row.served().channel()),
                    text("served_model", row -> row.served().model()),
                    text("upstream_request", row -> row.served().requestId()),
                    number("attempts", row -> row.served().attempts()),
                    number("status", row -> row.ending().status()),
                    text("outcome", row -> row.ending().outcome()),
                    text("error", row -> row.ending().error()),
                    number("first_token_us", row -> row.ending().firstTokenMicros()),
                    number("duration_us", row -> row.ending().durationMicros()));

    private static final List<Column<LedgerRow>> CHARGE =
            List.of(
                    flag("estimated", row -> row.charge().estimated()),
                    number("cost", row -> row.charge().cost().total()),
                    number("cost_input", row -> row.charge().cost().input()),
                    rare("cost_cache_read", row -> row.charge().cost().cacheRead()),
                    rare("cost_cache_write", row -> row.charge().cost().cacheWrite()),
                    rare("cost_long_cache_write", row -> row.charge().cost().cacheWriteLong()),
                    number("cost_output", row -> row.charge().cost().output()),
                    rare("cost_reasoning", row -> row.charge().cost().reasoning()),
                    rare("cost_audio", row -> row.charge().cost().audio()),
                    rare("cost_images", row -> row.charge().cost().images()),
                    rare("cost_request", row -> row.charge().cost().request()),
                    text("price_version", row -> row.charge().priceVersion()),
                    number("multiplier", row -> row.charge().multiplier()));

    /** Of an only attempt that tells nothing else than its request does; it has no row of its own. */
    private static final List<Column<LedgerRow>> ATTEMPT =
            List.of(
                    optional("attempt_start_us", row -> ofOnly(row, AttemptRow::startMicros)),
                    optional("attempt_first_byte_us", row -> ofOnly(row, AttemptRow::firstByteMicros)),
                    optional("attempt_us", row -> ofOnly(row, AttemptRow::durationMicros)),
                    optional("attempt_cost", row -> ofOnly(row, AttemptRow::cost)));

    static final List<Column<LedgerRow>> ALL =
            Stream.of(REQUEST, UsageColumns.<LedgerRow>of(row -> row.charge().usage()), CHARGE, ATTEMPT)
                    .flatMap(List::stream)
                    .toList();

    /** Those of requests without the parts of usage and of costs that most have none of: half the work to insert. */
    static final List<Column<LedgerRow>> COMMON = ALL.stream().filter(column -> !column.isRare()).toList();

    private static final List<Column<LedgerRow>> UNCOMMON = ALL.stream().filter(Column::isRare).toList();

    private RequestColumns() {}

    /** Whether {@link #COMMON} columns say all of it. */
    static boolean isCommon(LedgerRow row) {
        return UNCOMMON.stream().allMatch(column -> column.isZero(row));
    }

    private static @Nullable Object ofOnly(LedgerRow row, ToLongFunction<AttemptRow> figure) {
        return isToldByRequest(row) ? (Object) figure.applyAsLong(row.attempts().getFirst()) : null;
    }

    /** Whether a request had one attempt, all of which is in the request's own columns. */
    static boolean isToldByRequest(LedgerRow row) {
        return row.served().attempts() == 1 && row.attempts().size() == 1 && isSame(row, row.attempts().getFirst());
    }

    private static boolean isSame(LedgerRow row, AttemptRow attempt) {
        var served = row.served();
        return attempt.status() == row.ending().status()
                && attempt.estimated() == row.charge().estimated()
                && attempt.usage().equals(row.charge().usage())
                && attempt.outcome().equals(row.ending().outcome())
                && attempt.channel().equals(served.channel())
                && attempt.model().equals(served.model())
                && attempt.requestId().equals(served.requestId());
    }

    /** The request that a result stands at, without its attempts. */
    static LedgerRow read(ResultSet in) throws SQLException {
        return new LedgerRow(
                in.getString("id"),
                in.getLong("started"),
                new LedgerRow.Payer(
                        in.getString("key_id"),
                        in.getString("key_name"),
                        in.getString("account"),
                        in.getString("group_id")),
                asked(in),
                new LedgerRow.Served(
                        in.getString("channel"),
                        in.getString("served_model"),
                        in.getString("upstream_request"),
                        in.getInt("attempts")),
                ending(in),
                charge(in),
                List.of());
    }

    /**
     * The attempt that {@link #isToldByRequest is told} by the request that a result stands at; none where others are.
     */
    static Optional<AttemptRow> attempt(ResultSet in) throws SQLException {
        long start = in.getLong("attempt_start_us");
        if (in.wasNull()) {
            return Optional.empty();
        }
        var row = read(in);
        return Optional.of(
                new AttemptRow(
                        row.served().channel(),
                        row.served().model(),
                        row.ending().status(),
                        row.ending().outcome(),
                        start,
                        in.getLong("attempt_first_byte_us"),
                        in.getLong("attempt_us"),
                        row.charge().usage(),
                        row.charge().estimated(),
                        in.getLong("attempt_cost"),
                        row.served().requestId()));
    }

    private static LedgerRow.Asked asked(ResultSet in) throws SQLException {
        return new LedgerRow.Asked(
                in.getString("surface"),
                in.getString("operation"),
                in.getString("model"),
                in.getBoolean("stream"),
                in.getString("address"),
                in.getString("user_agent"));
    }

    private static LedgerRow.Ending ending(ResultSet in) throws SQLException {
        return new LedgerRow.Ending(
                in.getInt("status"),
                in.getString("outcome"),
                in.getString("error"),
                in.getLong("first_token_us"),
                in.getLong("duration_us"));
    }

    private static LedgerRow.Charge charge(ResultSet in) throws SQLException {
        return new LedgerRow.Charge(
                UsageColumns.read(in),
                in.getBoolean("estimated"),
                cost(in),
                in.getString("price_version"),
                in.getLong("multiplier"));
    }

    private static Cost cost(ResultSet in) throws SQLException {
        return new Cost(
                in.getLong("cost_input"),
                in.getLong("cost_cache_read"),
                in.getLong("cost_cache_write"),
                in.getLong("cost_long_cache_write"),
                in.getLong("cost_output"),
                in.getLong("cost_reasoning"),
                in.getLong("cost_audio"),
                in.getLong("cost_images"),
                in.getLong("cost_request"));
    }
}

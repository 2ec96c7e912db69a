package io.torouter.catalog.ledger;

import static io.torouter.catalog.ledger.Column.flag;
import static io.torouter.catalog.ledger.Column.number;
import static io.torouter.catalog.ledger.Column.text;

import io.torouter.ledger.LedgerRow;
import io.torouter.money.Cost;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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
                    number("cost_cache_read", row -> row.charge().cost().cacheRead()),
                    number("cost_cache_write", row -> row.charge().cost().cacheWrite()),
                    number("cost_long_cache_write", row -> row.charge().cost().cacheWriteLong()),
                    number("cost_output", row -> row.charge().cost().output()),
                    number("cost_reasoning", row -> row.charge().cost().reasoning()),
                    number("cost_audio", row -> row.charge().cost().audio()),
                    number("cost_images", row -> row.charge().cost().images()),
                    number("cost_request", row -> row.charge().cost().request()),
                    text("price_version", row -> row.charge().priceVersion()),
                    number("multiplier", row -> row.charge().multiplier()));

    static final List<Column<LedgerRow>> ALL =
            Stream.of(REQUEST, UsageColumns.<LedgerRow>of(row -> row.charge().usage()), CHARGE)
                    .flatMap(List::stream)
                    .toList();

    private RequestColumns() {}

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

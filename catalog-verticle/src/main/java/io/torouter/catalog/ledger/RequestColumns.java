package io.torouter.catalog.ledger;

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
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of a request: how a row gets into its table and out of it. Amounts are nanodollars. */
final class RequestColumns {
    private static final List<Column<Entry>> REQUEST =
            List.of(
                    text("id", entry -> entry.row().id()),
                    number("started", entry -> entry.row().startedMillis()),
                    number("key", Entry::key),
                    number("caller", Entry::caller),
                    number("kind", Entry::kind),
                    text("upstream_request", entry -> entry.row().served().requestId()),
                    number("first_token_us", entry -> entry.row().ending().firstTokenMicros()),
                    number("duration_us", entry -> entry.row().ending().durationMicros()));

    private static final List<Column<Entry>> COST =
            List.of(
                    number("cost", entry -> cost(entry).total()),
                    number("cost_input", entry -> cost(entry).input()),
                    rare("cost_cache_read", entry -> cost(entry).cacheRead()),
                    rare("cost_cache_write", entry -> cost(entry).cacheWrite()),
                    rare("cost_long_cache_write", entry -> cost(entry).cacheWriteLong()),
                    number("cost_output", entry -> cost(entry).output()),
                    rare("cost_reasoning", entry -> cost(entry).reasoning()),
                    rare("cost_audio", entry -> cost(entry).audio()),
                    rare("cost_images", entry -> cost(entry).images()),
                    rare("cost_request", entry -> cost(entry).request()));

    /** Of an only attempt that tells nothing else than its request does; it has no row of its own. */
    private static final List<Column<Entry>> ATTEMPT =
            List.of(
                    optional("attempt_start_us", entry -> ofOnly(entry, AttemptRow::startMicros)),
                    optional("attempt_first_byte_us", entry -> ofOnly(entry, AttemptRow::firstByteMicros)),
                    optional("attempt_us", entry -> ofOnly(entry, AttemptRow::durationMicros)),
                    optional("attempt_cost", entry -> ofOnly(entry, AttemptRow::cost)));

    static final List<Column<Entry>> ALL =
            Stream.of(REQUEST, UsageColumns.<Entry>of(entry -> entry.row().charge().usage()), COST, ATTEMPT)
                    .flatMap(List::stream)
                    .toList();

    /** Those of requests without the parts of usage and of costs that most have none of: half the work to insert. */
    static final List<Column<Entry>> COMMON = ALL.stream().filter(column -> !column.isRare()).toList();

    private static final List<Column<Entry>> UNCOMMON = ALL.stream().filter(Column::isRare).toList();

    private RequestColumns() {}

    private static Cost cost(Entry entry) {
        return entry.row().charge().cost();
    }

    /** A view of the requests of a month, with all that is known of each. */
    static String createView(Month month) {
        var columns =
                Part.ALL.stream()
                        .map(part -> Column.names(part.name(), part.columns()))
                        .collect(Collectors.joining(", ", Column.names("entry", ALL) + ", ", ""));
        return "CREATE VIEW %s AS SELECT %s FROM %s".formatted(month.requests(), columns, joined(month, Part.ALL));
    }

    /** What has some columns of a month's requests. Sums of all requests take twice as long from the whole view. */
    static String from(Month month, Set<String> columns) {
        return joined(month, Part.ALL.stream().filter(part -> part.hasAny(columns)).toList());
    }

    /** Outer joins become inner ones where what they bring is compared; else entries are read in their order. */
    private static String joined(Month month, List<Part<?>> parts) {
        return parts.stream()
                .map(part ->
                        " LEFT JOIN %1$s AS %2$s ON %2$s.id = entry.%2$s".formatted(part.table(month), part.name()))
                .collect(Collectors.joining("", month.entries() + " AS entry", ""));
    }

    /** Whether {@link #COMMON} columns say all of it. */
    static boolean isCommon(Entry entry) {
        for (int i = 0; i < UNCOMMON.size(); i++) {
            if (!UNCOMMON.get(i).isZero(entry)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object ofOnly(Entry entry, ToLongFunction<AttemptRow> figure) {
        var only = entry.only();
        return only == null ? null : (Object) figure.applyAsLong(only);
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

    /** The {@link Entry#only only} attempt of the request that a result stands at; none where it has others. */
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

package io.torouter.catalog.ledger;

import static io.torouter.catalog.ledger.Column.flag;
import static io.torouter.catalog.ledger.Column.number;
import static io.torouter.catalog.ledger.Column.text;

import io.torouter.ledger.AttemptRow;
import io.torouter.ledger.LedgerRow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The columns of an attempt. */
final class AttemptColumns {
    /**
     * An attempt of a request.
     *
     * @param number counts from 1
     */
    record Numbered(String request, int number, AttemptRow row) {}

    private static final List<Column<Numbered>> ATTEMPT =
            List.of(
                    text("request", Numbered::request),
                    number("number", Numbered::number),
                    text("channel", each -> each.row().channel()),
                    text("served_model", each -> each.row().model()),
                    number("status", each -> each.row().status()),
                    text("outcome", each -> each.row().outcome()),
                    number("start_us", each -> each.row().startMicros()),
                    number("first_byte_us", each -> each.row().firstByteMicros()),
                    number("duration_us", each -> each.row().durationMicros()),
                    flag("estimated", each -> each.row().estimated()),
                    number("cost", each -> each.row().cost()),
                    text("upstream_request", each -> each.row().requestId()));

    static final List<Column<Numbered>> ALL =
            Stream.of(ATTEMPT, UsageColumns.<Numbered>of(each -> each.row().usage())).flatMap(List::stream).toList();

    private AttemptColumns() {}

    static List<Numbered> of(LedgerRow row) {
        var numbered = new ArrayList<Numbered>(row.attempts().size());
        for (var attempt : row.attempts()) {
            numbered.add(new Numbered(row.id(), numbered.size() + 1, attempt));
        }
        return numbered;
    }

    /** The attempt that a result stands at. */
    static AttemptRow read(ResultSet in) throws SQLException {
        return new AttemptRow(
                in.getString("channel"),
                in.getString("served_model"),
                in.getInt("status"),
                in.getString("outcome"),
                in.getLong("start_us"),
                in.getLong("first_byte_us"),
                in.getLong("duration_us"),
                UsageColumns.read(in),
                in.getBoolean("estimated"),
                in.getLong("cost"),
                in.getString("upstream_request"));
    }
}

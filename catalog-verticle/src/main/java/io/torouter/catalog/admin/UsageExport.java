package io.torouter.catalog.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.catalog.admin.Route.Ask;
import io.torouter.catalog.ledger.LedgerFilter;
import io.torouter.catalog.ledger.LedgerQueries;
import io.vertx.core.buffer.Buffer;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * The ledger as a file of any size, the earliest request first: each piece says where the next one begins, and until
 * when the file goes, since "now" is later then.
 */
final class UsageExport {
    private static final int ROWS = 500;
    private static final int SECONDS_OF_A_DAY = 24 * 60 * 60;

    private UsageExport() {}

    static Reply piece(LedgerQueries ledger, Ask ask, Instant now) throws Refused, SQLException {
        var piece = ask.call().piece();
        var end = piece.isEmpty() ? now : Instant.ofEpochMilli(millis(piece));
        var after = RowCursor.read(piece.isEmpty() ? "" : piece.substring(piece.indexOf(' ') + 1));
        var filter = LedgerParameters.filter(ask.parameters(), end);
        ask.parameters().refuseOthers();
        var rows = ledger.oldest(filter, after, ROWS);
        var text = new StringBuilder(piece.isEmpty() ? UsageCsv.HEAD : "");
        rows.forEach(row -> UsageCsv.append(text, row));
        var next = rows.size() < ROWS ? "" : end.toEpochMilli() + " " + RowCursor.write(rows.getLast());
        return new Reply(200, headers(filter), Buffer.buffer(text.toString().getBytes(UTF_8)), next);
    }

    private static long millis(String piece) throws Refused {
        try {
            return Long.parseLong(piece.substring(0, piece.indexOf(' ')));
        } catch (IndexOutOfBoundsException | NumberFormatException _) {
            throw Refused.parameter("cursor", "expected what the piece before said");
        }
    }

    private static Map<String, String> headers(LedgerFilter filter) {
        var headers = new HashMap<String, String>();
        headers.put("content-type", "text/csv; charset=utf-8");
        var name = "usage-" + text(filter.from()) + "_" + text(filter.to()) + ".csv";
        headers.put("content-disposition", "attachment; filename=\"" + name + '"');
        return headers;
    }

    /** A day where it is the start of one; else without the colons, which names of files cannot have everywhere. */
    private static String text(Instant moment) {
        return moment.getEpochSecond() % SECONDS_OF_A_DAY == 0
                ? moment.atZone(ZoneOffset.UTC).toLocalDate().toString()
                : Instant.ofEpochSecond(moment.getEpochSecond()).toString().replace(":", "");
    }
}

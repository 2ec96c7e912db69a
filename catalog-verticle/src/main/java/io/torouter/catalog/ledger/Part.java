package io.torouter.catalog.ledger;

import static io.torouter.catalog.ledger.Column.flag;
import static io.torouter.catalog.ledger.Column.number;
import static io.torouter.catalog.ledger.Column.text;

import io.torouter.catalog.database.Engine;
import io.torouter.ledger.LedgerRow;
import io.torouter.snapshot.KeyHash;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What many rows of a month have in common. It stands in a table of its own, once, and rows name it by its number: most
 * of a row is text that others have too.
 *
 * @param name begins the names of its tables
 * @param identity what no two of it have in common; may be one of the columns
 * @param columns all that is known of it
 */
record Part(String name, Column<LedgerRow> identity, List<Column<LedgerRow>> columns) {
    private static final Column<LedgerRow> KEY_ID = text("key_id", row -> row.payer().keyId());

    /** With what key. It is a part of its own so that the requests of a key lie together, by their time. */
    static final Part KEY = new Part("key", KEY_ID, List.of(KEY_ID));

    /** Who asked, and from where. */
    static final Part CALLER =
            hashed(
                    "caller",
                    List.of(
                            text("key_name", row -> row.payer().keyName()),
                            text("account", row -> row.payer().account()),
                            text("group_id", row -> row.payer().group()),
                            text("address", row -> row.asked().address()),
                            text("user_agent", row -> row.asked().userAgent())));

    /** What was asked for, who served it, how it ended and by which price it is paid. */
    static final Part KIND =
            hashed(
                    "kind",
                    List.of(
                            text("surface", row -> row.asked().surface()),
                            text("operation", row -> row.asked().operation()),
                            text("model", row -> row.asked().model()),
                            flag("stream", row -> row.asked().stream()),
                            text("channel", row -> row.served().channel()),
                            text("served_model", row -> row.served().model()),
                            number("attempts", row -> row.served().attempts()),
                            number("status", row -> row.ending().status()),
                            text("outcome", row -> row.ending().outcome()),
                            text("error", row -> row.ending().error()),
                            flag("estimated", row -> row.charge().estimated()),
                            text("price_version", row -> row.charge().priceVersion()),
                            number("multiplier", row -> row.charge().multiplier())));

    static final List<Part> ALL = List.of(KEY, CALLER, KIND);

    /** An index over all of its text could become longer than a database allows. No text of a row has line ends. */
    private static Part hashed(String name, List<Column<LedgerRow>> columns) {
        return new Part(name, text("digest", row -> digest(values(columns, row))), columns);
    }

    private static String digest(List<@Nullable Object> values) {
        var text = values.stream().map(String::valueOf).collect(Collectors.joining("\n"));
        var digest = KeyHash.newDigest().digest(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private static List<@Nullable Object> values(List<Column<LedgerRow>> columns, LedgerRow row) {
        var values = new ArrayList<@Nullable Object>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            values.add(columns.get(i).value().apply(row));
        }
        return values;
    }

    /** What a row has of it, in the order of its columns; equal where rows have it in common. */
    List<@Nullable Object> of(LedgerRow row) {
        return values(columns, row);
    }

    boolean hasAny(Set<String> names) {
        return columns.stream().map(Column::name).anyMatch(names::contains);
    }

    String table(Month month) {
        return name + '_' + month.number();
    }

    String create(Month month, Engine engine) {
        return "CREATE TABLE %s (id %s, %s, UNIQUE (%s))"
                .formatted(table(month), engine.word("number"), Column.definitions(stored()), identity.name());
    }

    private List<Column<LedgerRow>> stored() {
        var stored = new ArrayList<>(columns);
        if (!stored.contains(identity)) {
            stored.addFirst(identity);
        }
        return stored;
    }

    /**
     * Inserts what a row has of it, unless that is there already.
     *
     * @return its number
     */
    long insert(Connection connection, Month month, LedgerRow row) throws SQLException {
        var stored = stored();
        var unless = " ON CONFLICT (%1$s) DO UPDATE SET %1$s = excluded.%1$s RETURNING id".formatted(identity.name());
        try (var insert = connection.prepareStatement(Column.insert(table(month), stored) + unless)) {
            Column.bind(insert, stored, row);
            try (var number = insert.executeQuery()) {
                number.next();
                return number.getLong(1);
            }
        }
    }
}

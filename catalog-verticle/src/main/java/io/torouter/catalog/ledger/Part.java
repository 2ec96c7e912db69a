package io.torouter.catalog.ledger;

import static io.torouter.catalog.ledger.Column.flag;
import static io.torouter.catalog.ledger.Column.number;
import static io.torouter.catalog.ledger.Column.text;

import io.torouter.catalog.database.Engine;
import io.torouter.ledger.LedgerRow;
import io.torouter.snapshot.KeyHash;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What many rows of a month have in common. It stands in a table of its own, once, and rows name it by its number: most
 * of a row is text that others have too.
 *
 * @param <P> equal where rows have it in common
 * @param name begins the names of its tables
 * @param of what a row has of it
 * @param identity what no two of it have in common; may be one of the columns
 * @param columns all that is known of it
 */
record Part<P>(String name, Function<LedgerRow, P> of, Column<P> identity, List<Column<P>> columns) {
    private static final Column<String> KEY_ID = text("key_id", id -> id);

    /** With what key. It is a part of its own so that the requests of a key lie together, by their time. */
    static final Part<String> KEY = new Part<>("key", row -> row.payer().keyId(), KEY_ID, List.of(KEY_ID));

    static final Part<Caller> CALLER =
            hashed(
                    "caller",
                    Caller::of,
                    List.of(
                            text("key_name", Caller::keyName),
                            text("account", Caller::account),
                            text("group_id", Caller::group),
                            text("address", Caller::address),
                            text("user_agent", Caller::userAgent)));

    static final Part<Kind> KIND =
            hashed(
                    "kind",
                    Kind::of,
                    List.of(
                            text("surface", kind -> kind.asked().surface()),
                            text("operation", kind -> kind.asked().operation()),
                            text("model", kind -> kind.asked().model()),
                            flag("stream", kind -> kind.asked().stream()),
                            text("channel", kind -> kind.served().channel()),
                            text("served_model", kind -> kind.served().model()),
                            number("attempts", kind -> kind.served().attempts()),
                            number("status", kind -> kind.ending().status()),
                            text("outcome", kind -> kind.ending().outcome()),
                            text("error", kind -> kind.ending().error()),
                            flag("estimated", kind -> kind.price().estimated()),
                            text("price_version", kind -> kind.price().version()),
                            number("multiplier", kind -> kind.price().multiplier())));

    static final List<Part<?>> ALL = List.of(KEY, CALLER, KIND);

    /** An index over all of its text could become longer than a database allows. No text of a row has line ends. */
    private static <P> Part<P> hashed(String name, Function<LedgerRow, P> of, List<Column<P>> columns) {
        return new Part<>(name, of, text("digest", part -> digest(columns, part)), columns);
    }

    private static <P> String digest(List<Column<P>> columns, P part) {
        var text =
                columns.stream()
                        .map(column -> String.valueOf(column.value().apply(part)))
                        .collect(Collectors.joining("\n"));
        var digest = KeyHash.newDigest().digest(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
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

    private List<Column<P>> stored() {
        var stored = new ArrayList<>(columns);
        if (!stored.contains(identity)) {
            stored.addFirst(identity);
        }
        return stored;
    }

    /**
     * Inserts one, unless it is there already.
     *
     * @return its number
     */
    long insert(Connection connection, Month month, P part) throws SQLException {
        var stored = stored();
        var unless = " ON CONFLICT (%1$s) DO UPDATE SET %1$s = excluded.%1$s RETURNING id".formatted(identity.name());
        try (var insert = connection.prepareStatement(Column.insert(table(month), stored) + unless)) {
            Column.bind(insert, stored, part);
            try (var number = insert.executeQuery()) {
                number.next();
                return number.getLong(1);
            }
        }
    }
}

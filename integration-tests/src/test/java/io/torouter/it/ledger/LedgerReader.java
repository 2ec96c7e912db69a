package io.torouter.it.ledger;

import io.torouter.catalog.database.Database;
import io.torouter.catalog.ledger.LedgerFilter;
import io.torouter.catalog.ledger.LedgerQueries;
import io.torouter.ledger.LedgerRow;
import io.torouter.ledger.Spend;
import io.torouter.settings.DatabaseSettings;
import io.torouter.snapshot.Secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the ledger that a node writes, with connections of its own. */
public final class LedgerReader implements AutoCloseable {
    static final LedgerFilter ALL = LedgerFilter.of(Instant.MIN, Instant.MAX);
    private static final int PAGE = 1000;

    private final Database database;
    private final LedgerQueries queries;

    private LedgerReader(Database database) {
        this.database = database;
        this.queries = new LedgerQueries(database);
    }

    /** Of a node with a database of its own. */
    public static LedgerReader ofNode(Path dataDir) throws IOException, SQLException {
        return of(DatabaseSettings.DEFAULT, dataDir);
    }

    public static LedgerReader ofUrl(String url) throws IOException, SQLException {
        return of(new DatabaseSettings(true, url, "", new Secret(""), 2), Path.of(""));
    }

    private static LedgerReader of(DatabaseSettings settings, Path dataDir) throws IOException, SQLException {
        try {
            var database = Database.of(settings, dataDir);
            database.migrate();
            return new LedgerReader(database);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    public LedgerQueries queries() {
        return queries;
    }

    /** What a key has used since it exists, by the sum that is kept. */
    public Spend ofKey(String id) throws SQLException {
        return spend("key_spend", id);
    }

    /** What an account has used since it exists, by the sum that is kept. */
    public Spend ofAccount(String id) throws SQLException {
        return spend("account_spend", id);
    }

    private Spend spend(String table, String id) throws SQLException {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM " + table + " WHERE id = :id")
                        .bind("id", id)
                        .map((in, _) -> new Spend(in.getLong("requests"), in.getLong("tokens"), in.getLong("cost")))
                        .one());
    }

    /** Every row, the earliest first. */
    public List<LedgerRow> all() throws SQLException {
        var rows = new ArrayList<LedgerRow>();
        for (var page = queries.oldest(ALL, null, PAGE); !page.isEmpty(); ) {
            rows.addAll(page);
            page = queries.oldest(ALL, LedgerQueries.Cursor.of(page.getLast()), PAGE);
        }
        return rows;
    }

    @Override
    public void close() {
        database.close();
    }
}

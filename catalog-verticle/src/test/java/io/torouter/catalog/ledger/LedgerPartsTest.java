package io.torouter.catalog.ledger;

import static io.torouter.catalog.ledger.Rows.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.catalog.database.Database;
import io.torouter.catalog.database.Engine;
import io.torouter.catalog.database.TestDatabase;
import io.torouter.ledger.LedgerRow;

import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A ledger from before its rows were in parts. */
class LedgerPartsTest {
    private static final Month MONTH = Month.of(row("any"));

    private static final String COLUMNS =
            "id, started, key_id, key_name, account, group_id, surface, operation, model, stream, address, user_agent,"
                    + " channel, served_model, upstream_request, attempts, status, outcome, error, first_token_us,"
                    + " duration_us, input_tokens, cache_read_tokens, cache_write_tokens, output_tokens,"
                    + " reasoning_tokens, long_cache_write_tokens, audio_input_tokens, image_input_tokens,"
                    + " audio_output_tokens, images, estimated, cost, cost_input, cost_cache_read, cost_cache_write,"
                    + " cost_long_cache_write, cost_output, cost_reasoning, cost_audio, cost_images, cost_request,"
                    + " price_version, multiplier, attempt_start_us, attempt_first_byte_us, attempt_us, attempt_cost";

    private static final Set<String> FLAGS = Set.of("stream", "estimated");
    private static final Set<String> TEXTS =
            Set.of(
                    "id",
                    "key_id",
                    "key_name",
                    "account",
                    "group_id",
                    "surface",
                    "operation",
                    "model",
                    "address",
                    "user_agent",
                    "channel",
                    "served_model",
                    "upstream_request",
                    "outcome",
                    "error",
                    "price_version");

    private static final List<LedgerRow> ROWS =
            List.of(
                    row("a"),
                    row("b"),
                    row("other", Rows.NOW, "phone", "gpt-5", 500),
                    Rows.withOneAttempt("told", 200),
                    Rows.hostile("hostile", "'\u0000😀\""));

    @TempDir private Path directory;

    @ParameterizedTest
    @EnumSource
    void becomesOneOfPartsAndGoesOn(Engine engine) throws Exception {
        var settings = TestDatabase.settings(engine, directory);
        Map<String, Set<String>> tables;
        try (var database = Database.of(settings, directory)) {
            database.migrate();
            new LedgerTables(database).insert(ROWS);
            tables = tables(database);
            database.write(handle -> asBefore(handle));
        }

        try (var database = Database.of(settings, directory)) {
            database.migrate();

            assertThat(tables(database)).isEqualTo(tables);
            var queries = new LedgerQueries(database);
            for (var row : ROWS) {
                assertThat(queries.find(row.id())).isEqualTo(row);
            }
            var ledger = new LedgerTables(database);
            assertThat(ledger.insert(ROWS)).as("they are known").isZero();
            assertThat(ledger.insert(List.of(row("c")))).isEqualTo(1);
            assertThat(queries.find("c")).isEqualTo(row("c"));
            assertThat(queries.lastUses(List.of("laptop", "phone"))).hasSize(2);
        }
    }

    /** Takes back what made parts of rows. */
    private static boolean asBefore(Handle handle) {
        var requests = MONTH.requests();
        handle.execute("CREATE TABLE whole (" + definitions() + ", PRIMARY KEY (id))");
        handle.execute("INSERT INTO whole (" + COLUMNS + ") SELECT " + COLUMNS + " FROM " + requests);
        handle.execute("DROP VIEW " + requests);
        handle.execute("DROP TABLE " + MONTH.entries());
        Part.ALL.forEach(part -> handle.execute("DROP TABLE " + part.table(MONTH)));
        handle.execute("ALTER TABLE whole RENAME TO " + requests);
        handle.execute("CREATE INDEX %1$s_by_time ON %1$s (started, id)".formatted(requests));
        handle.execute("CREATE INDEX %1$s_by_key ON %1$s (key_id, started)".formatted(requests));
        return handle.execute("DELETE FROM flyway_schema_history WHERE version = '4'") > 0;
    }

    private static String definitions() {
        var all = new StringBuilder();
        for (var name : COLUMNS.split(", ", -1)) {
            var type = TEXTS.contains(name) ? "TEXT" : FLAGS.contains(name) ? "BOOLEAN" : "BIGINT";
            all.append(all.isEmpty() ? "" : ", ").append(name).append(' ').append(type);
        }
        return all.toString();
    }

    /** What all tables and views of the month look like. */
    private static Map<String, Set<String>> tables(Database database) throws SQLException {
        return database.read(handle -> {
            var tables = new TreeMap<String, Set<String>>();
            try (var in = handle.getConnection().getMetaData().getColumns(null, null, "%" + MONTH.number(), "%")) {
                while (in.next()) {
                    tables.computeIfAbsent(in.getString("TABLE_NAME"), _ -> new TreeSet<>())
                            .add(
                                    in.getString("COLUMN_NAME")
                                            + ' '
                                            + in.getString("TYPE_NAME")
                                            + ' '
                                            + in.getString("IS_NULLABLE")
                                            + ' '
                                            + in.getString("COLUMN_DEF"));
                }
            }
            return tables;
        });
    }
}

package io.torouter.catalog.database;

import static java.util.Objects.requireNonNull;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Does {@code ledger_parts.sql} for each month that has tables by then. Plain SQL could not name them. */
final class LedgerParts implements JavaMigration {
    private static final String SCRIPT = "ledger_parts.sql";

    private final Engine engine;

    LedgerParts(Engine engine) {
        this.engine = engine;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("4");
    }

    @Override
    public String getDescription() {
        return "ledger parts";
    }

    /** Flyway takes none for what never changes. */
    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    /** A large ledger takes longer than connections wait for an answer otherwise; their pool undoes this. */
    @Override
    public void migrate(Context context) throws SQLException, IOException {
        context.getConnection().setNetworkTimeout(Runnable::run, 0);
        try (var statement = context.getConnection().createStatement()) {
            var script = script().replace("${number}", engine.word("number"));
            for (int month : months(statement)) {
                for (var sql : script.replace("${month}", String.valueOf(month)).split(";\n", -1)) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static String script() throws IOException {
        try (var in = requireNonNull(LedgerParts.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static List<Integer> months(Statement statement) throws SQLException {
        var months = new ArrayList<Integer>();
        try (var in = statement.executeQuery("SELECT month FROM ledger_month")) {
            while (in.next()) {
                months.add(in.getInt(1));
            }
        }
        return months;
    }
}

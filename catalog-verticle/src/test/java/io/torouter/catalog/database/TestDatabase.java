package io.torouter.catalog.database;

import io.torouter.settings.DatabaseSettings;
import io.torouter.snapshot.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** Real databases for tests: a new one each time, of either engine. One server of PostgreSQL serves all tests. */
public final class TestDatabase {
    private TestDatabase() {}

    /** Starts with the first test that needs it, and ends with the process. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private Server() {}

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL could not be started", e);
            }
        }
    }

    /**
     * Settings of a database that is empty.
     *
     * @param directory for a file, if the engine has one
     */
    public static DatabaseSettings settings(Engine engine, Path directory) throws SQLException {
        return switch (engine) {
            case SQLITE -> of("jdbc:sqlite:" + directory.resolve("test.db"));
            case POSTGRESQL -> of(Server.POSTGRES.getJdbcUrl("postgres", fresh()));
        };
    }

    /** A database that does not answer, as one finds out soon. */
    public static Database away(Path directory) throws IOException {
        return Database.of(of("jdbc:postgresql://127.0.0.1:1/none"), directory, Duration.ofMillis(300));
    }

    private static DatabaseSettings of(String url) {
        return new DatabaseSettings(true, url, "", new Secret(""), 4);
    }

    private static String fresh() throws SQLException {
        var name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return name;
    }
}

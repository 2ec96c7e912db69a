package io.torouter.catalog.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.torouter.catalog.secrets.OwnerFile;
import io.torouter.settings.DatabaseSettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Connections of both engines. */
final class Pools {
    private static final String FILE = "torouter.db";
    private static final String SQLITE = "jdbc:sqlite:";

    /** How long a process waits for another that writes to the same file, such as a backup. */
    private static final String BUSY_MILLIS = "5000";

    /**
     * So many pages of SQLite's log, 16 MB, go into the file at once: a page that many transactions change is written
     * there once.
     */
    private static final int LOG_PAGES = 4_000;

    private final DatabaseSettings settings;
    private final Path dataDir;
    private final Duration patience;

    /**
     * @param patience how long a request to the database may wait for a connection
     */
    Pools(DatabaseSettings settings, Path dataDir, Duration patience) {
        this.settings = settings;
        this.dataDir = dataDir;
        this.patience = patience;
    }

    HikariDataSource postgresql() {
        var config = config(settings.url());
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(1);
        if (!settings.user().isEmpty()) {
            config.setUsername(settings.user());
        }
        if (!settings.password().text().isEmpty()) {
            config.setPassword(settings.password().text());
        }
        config.addDataSourceProperty("ApplicationName", "torouter");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", "60");
        return new HikariDataSource(config);
    }

    HikariDataSource sqliteWriter() throws IOException {
        var config = config(url());
        config.setMaximumPoolSize(1);
        config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
        config.setConnectionInitSql("PRAGMA wal_autocheckpoint = " + LOG_PAGES);
        ofFile(config);
        return new HikariDataSource(config);
    }

    HikariDataSource sqliteReaders() throws IOException {
        var config = config(url());
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(1);
        ofFile(config);
        return new HikariDataSource(config);
    }

    private static void ofFile(HikariConfig config) {
        config.addDataSourceProperty("journal_mode", "WAL");
        config.addDataSourceProperty("synchronous", "NORMAL");
        config.addDataSourceProperty("foreign_keys", "true");
        config.addDataSourceProperty("busy_timeout", BUSY_MILLIS);
    }

    private String url() throws IOException {
        if (!settings.url().isEmpty()) {
            return settings.url();
        }
        Files.createDirectories(dataDir);
        var file = dataDir.resolve(FILE);
        OwnerFile.ensure(file);
        return SQLITE + file;
    }

    /** Connections are made when they are needed: the first one may well fail. */
    private HikariConfig config(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("torouter");
        config.setConnectionTimeout(patience.toMillis());
        config.setInitializationFailTimeout(-1);
        return config;
    }
}

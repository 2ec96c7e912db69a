package io.torouter.catalog.database;

import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

import java.util.Map;

/** What databases there are, and in which words of SQL they differ. */
public enum Engine {
    /** Every transaction of it sees one moment anyway. */
    SQLITE(Map.of("bytes", "BLOB"), TransactionIsolationLevel.UNKNOWN),
    POSTGRESQL(Map.of("bytes", "BYTEA"), TransactionIsolationLevel.REPEATABLE_READ);

    private final Map<String, String> words;
    private final TransactionIsolationLevel reading;

    Engine(Map<String, String> words, TransactionIsolationLevel reading) {
        this.words = words;
        this.reading = reading;
    }

    /**
     * @param url of JDBC
     */
    static Engine of(String url) {
        return url.startsWith("jdbc:postgresql:") ? POSTGRESQL : SQLITE;
    }

    /** In which a transaction of many reads sees one moment; unknown for the usual one. */
    TransactionIsolationLevel reading() {
        return reading;
    }

    /** What stands for {@code ${name}} in migrations. */
    Map<String, String> words() {
        return words;
    }
}

package io.torouter.catalog.database;

import static java.util.Objects.requireNonNull;

import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

import java.util.Map;

/** What databases there are, and in which words of SQL they differ. */
public enum Engine {
    /** Every transaction of it sees one moment anyway. */
    SQLITE(Map.of("bytes", "BLOB", "number", "INTEGER PRIMARY KEY"), TransactionIsolationLevel.UNKNOWN),
    POSTGRESQL(
            Map.of("bytes", "BYTEA", "number", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"),
            TransactionIsolationLevel.REPEATABLE_READ);

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

    /** Its word for what has that name in {@link #words}. */
    public String word(String name) {
        return requireNonNull(words.get(name), name);
    }

    /** What stands for {@code ${name}} in migrations: a column of bytes, a primary key that the database counts up. */
    Map<String, String> words() {
        return words;
    }
}

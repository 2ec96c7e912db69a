package io.torouter.catalog.database;

import java.util.Map;

/** What databases there are, and in which words of SQL they differ. */
public enum Engine {
    SQLITE(Map.of("bytes", "BLOB")),
    POSTGRESQL(Map.of("bytes", "BYTEA"));

    private final Map<String, String> words;

    Engine(Map<String, String> words) {
        this.words = words;
    }

    /**
     * @param url of JDBC
     */
    static Engine of(String url) {
        return url.startsWith("jdbc:postgresql:") ? POSTGRESQL : SQLITE;
    }

    /** What stands for {@code ${name}} in migrations. */
    Map<String, String> words() {
        return words;
    }
}

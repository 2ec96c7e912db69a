package io.torouter.settings;

import io.torouter.snapshot.Secret;

/**
 * Where what operators make is kept.
 *
 * @param enabled whether there is one at all; without it the catalogue is what the file declares
 * @param url of JDBC: of SQLite or of PostgreSQL; empty for a SQLite file in the data directory
 * @param user empty where the URL says it, or nobody has to
 * @param password empty likewise
 * @param connections how many at most are open at the same time; at least 1
 */
public record DatabaseSettings(boolean enabled, String url, String user, Secret password, int connections) {
    public static final DatabaseSettings DEFAULT = new DatabaseSettings(true, "", "", new Secret(""), 8);

    public DatabaseSettings {
        if (connections < 1) {
            throw new IllegalArgumentException("connections are at least 1: " + connections);
        }
    }
}

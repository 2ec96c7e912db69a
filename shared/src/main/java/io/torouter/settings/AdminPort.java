package io.torouter.settings;

/** Where the admin API is served. */
public enum AdminPort {
    /** Where clients connect. */
    GATEWAY,
    /** Where metrics and health checks are. */
    MANAGEMENT
}

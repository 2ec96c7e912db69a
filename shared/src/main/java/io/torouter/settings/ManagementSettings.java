package io.torouter.settings;

/**
 * Where metrics and health checks are served.
 *
 * @param port 0 for any free port
 */
public record ManagementSettings(String host, int port) {
    public static final ManagementSettings DEFAULT = new ManagementSettings("127.0.0.1", 8081);
}

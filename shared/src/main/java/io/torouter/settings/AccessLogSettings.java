package io.torouter.settings;

/** One line for each request. */
public record AccessLogSettings(AccessLogTarget target) {
    public static final AccessLogSettings DEFAULT = new AccessLogSettings(new AccessLogTarget.Stdout());
}

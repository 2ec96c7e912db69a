package io.torouter.settings;

import java.nio.file.Path;

/** Where access-log lines go. */
public sealed interface AccessLogTarget {
    record Stdout() implements AccessLogTarget {}

    record Stderr() implements AccessLogTarget {}

    record Off() implements AccessLogTarget {}

    /** Appended to; relative to the working directory. */
    record ToFile(Path path) implements AccessLogTarget {}
}

package io.torouter.node;

import io.torouter.gateway.log.AccessLog;
import io.torouter.settings.AccessLogTarget;

import org.jspecify.annotations.Nullable;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** Opens what the access log is written to. */
final class AccessLogOutput {
    private AccessLogOutput() {}

    /** Null where no log is wanted. Blocks on the file system. */
    static @Nullable AccessLog open(AccessLogTarget target) throws IOException {
        return switch (target) {
            case AccessLogTarget.Off _ -> null;
            case AccessLogTarget.Stdout _ -> new AccessLog(new FileOutputStream(FileDescriptor.out));
            case AccessLogTarget.Stderr _ -> new AccessLog(new FileOutputStream(FileDescriptor.err));
            case AccessLogTarget.ToFile(var path) ->
                    new AccessLog(Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        };
    }
}

package io.torouter.node;

import io.torouter.settings.ManagementSettings;
import io.torouter.settings.ServerSettings;
import io.vertx.core.Future;

import java.io.IOException;

/** Why a node could not start, in one line for a person. */
final class StartFailure {
    private StartFailure() {}

    static String describe(Throwable cause) {
        return "cannot start: " + (cause.getMessage() == null ? cause : cause.getMessage());
    }

    /** What it comes to when a database cannot even be prepared, which a server that is down does not prevent. */
    static Throwable ofDatabase(Throwable cause) {
        var message =
                "the database cannot be opened: "
                        + cause.getMessage()
                        + "; make 'data_dir' writable, correct 'database.url', or set 'database.enabled' to false";
        return new IllegalStateException(message, cause);
    }

    static <T> Future<T> named(ServerSettings server, Future<T> listening) {
        return listening.recover(
                cause -> Future.failedFuture(ofListening("server", server.host() + ':' + server.port(), cause)));
    }

    static <T> Future<T> named(ManagementSettings management, Future<T> listening) {
        return listening.recover(cause ->
                Future.failedFuture(ofListening("management", management.host() + ':' + management.port(), cause)));
    }

    /**
     * What a failed listener comes to: where the system refused the address, a failure that names it and its setting.
     *
     * @param setting the part of the configuration that says the address
     */
    static Throwable ofListening(String setting, String address, Throwable cause) {
        for (var each = cause; each != null; each = each.getCause()) {
            if (each instanceof IOException) {
                var message = setting + " cannot listen on " + address + ": " + reason(each);
                return new IllegalStateException(message, cause);
            }
        }
        return cause;
    }

    /** The native transports say "bind(..) failed with error(-98): Address already in use". */
    private static String reason(Throwable cause) {
        var message = String.valueOf(cause.getMessage());
        return message.substring(message.lastIndexOf(": ") + 1).strip();
    }
}

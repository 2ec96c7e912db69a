package io.torouter.node;

import java.net.BindException;

/** Why a node could not start, in one line for a person. */
final class StartFailure {
    private StartFailure() {}

    static String describe(Throwable cause) {
        for (var each = cause; each != null; each = each.getCause()) {
            if (each instanceof BindException || isInUse(each)) {
                return "cannot listen: " + each.getMessage() + "; choose another with --port or in the configuration";
            }
        }
        return "cannot start: " + cause.getMessage();
    }

    private static boolean isInUse(Throwable cause) {
        return String.valueOf(cause.getMessage()).contains("Address already in use");
    }
}

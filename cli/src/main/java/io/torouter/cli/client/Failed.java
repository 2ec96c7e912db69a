package io.torouter.cli.client;

import java.util.Objects;

/** A command that cannot be done. Its message is one line for the person who gave the command. */
public final class Failed extends Exception {
    /** Of commands that were refused, and of gateways that are not there. */
    private static final int REFUSED = 1;

    /** Of commands that were not understood. */
    private static final int USAGE = 2;

    private final int exitCode;
    private final String code;

    private Failed(int exitCode, String code, String message) {
        super(message);
        this.exitCode = exitCode;
        this.code = code;
    }

    /** The command itself is wrong. */
    public static Failed usage(String message) {
        return new Failed(USAGE, "", message);
    }

    /** It cannot be done now. */
    public static Failed refused(String message) {
        return new Failed(REFUSED, "", message);
    }

    /** The gateway says no, for a reason that programs know. */
    static Failed refused(String code, String message) {
        return new Failed(REFUSED, code, message);
    }

    /** The program's. */
    public int exitCode() {
        return exitCode;
    }

    /** The {@code code} of the gateway's problem, such as {@code not_found}; empty where it has not said any. */
    public String code() {
        return code;
    }

    public boolean is(String reason) {
        return Objects.equals(code, reason);
    }

    /** One line. */
    public String line() {
        return String.valueOf(getMessage());
    }
}

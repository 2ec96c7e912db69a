package io.torouter.translation;

import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;

/** A message cannot be carried into another dialect; says why in words for the client. */
public final class Untranslatable extends RuntimeException {
    private final ErrorCode code;

    public Untranslatable(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** The client's body is not of its dialect. */
    public static Untranslatable malformed(String message) {
        return new Untranslatable(ErrorCode.INVALID_REQUEST, message);
    }

    /** The target has no place for it. */
    public static Untranslatable unsupported(String message) {
        return new Untranslatable(ErrorCode.TRANSLATION_UNSUPPORTED, message);
    }

    public GatewayError error() {
        return new GatewayError(code, String.valueOf(getMessage()));
    }
}

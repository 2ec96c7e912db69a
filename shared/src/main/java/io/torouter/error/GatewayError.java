package io.torouter.error;

/**
 * A refusal or failure that the gateway tells a client.
 *
 * @param message says what was expected, what came, and where; never a key or a body
 * @param retryAfterSeconds for the {@code retry-after} header; 0 for none
 */
public record GatewayError(ErrorCode code, String message, int retryAfterSeconds) {
    public GatewayError(ErrorCode code, String message) {
        this(code, message, 0);
    }

    public int status() {
        return code.status();
    }
}

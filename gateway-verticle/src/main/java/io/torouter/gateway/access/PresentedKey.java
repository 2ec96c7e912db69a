package io.torouter.gateway.access;

import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;

/** The key a client sent, wherever it put it. Never printed. */
public sealed interface PresentedKey {
    record Present(String text) implements PresentedKey {
        @Override
        public String toString() {
            return "Present[***]";
        }
    }

    record Absent(GatewayError error) implements PresentedKey {}

    /** No header and no parameter holds a key. */
    Absent MISSING =
            new Absent(
                    new GatewayError(
                            ErrorCode.API_KEY_REQUIRED,
                            "no API key: send it as 'Authorization: Bearer …', 'x-api-key' or 'x-goog-api-key'"));

    /** A key in the query string outside Gemini's paths: it would end up in logs on the way. */
    Absent IN_QUERY =
            new Absent(
                    new GatewayError(
                            ErrorCode.API_KEY_IN_QUERY,
                            "an API key in the query string is accepted on Gemini paths only; send it as a header"));
}

package io.torouter.canonical;

import io.torouter.dialect.Dialect;

/**
 * A value that only its vendor can read, and wants back unchanged.
 *
 * @param issuer who made it: it means nothing to others
 */
public record Seal(Dialect issuer, Kind kind, String value) {
    public enum Kind {
        /** Proves the part beside it: Anthropic's {@code signature}, Gemini's {@code thoughtSignature}. */
        SIGNATURE,
        /** Is the reasoning, encrypted: {@code encrypted_content}, {@code redacted_thinking}. */
        CONTENT
    }
}

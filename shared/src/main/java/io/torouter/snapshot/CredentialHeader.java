package io.torouter.snapshot;

/** Where an upstream expects its credential. */
public enum CredentialHeader {
    BEARER("authorization", "Bearer "),
    X_API_KEY("x-api-key", ""),
    X_GOOG_API_KEY("x-goog-api-key", ""),
    API_KEY("api-key", ""),
    NONE("", "");

    private final String header;
    private final String prefix;

    CredentialHeader(String header, String prefix) {
        this.header = header;
        this.prefix = prefix;
    }

    /** Lower-case header name; empty for an upstream without a credential. */
    public String header() {
        return header;
    }

    public String value(Secret secret) {
        return prefix + secret.text();
    }
}

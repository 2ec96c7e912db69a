package io.torouter.cli.oneapi;

/**
 * What a number of a type means.
 *
 * @param type of channels here
 * @param host where it is unless the channel says; empty where the type here knows, or where the channel has to say
 * @param version what is behind the host, which the file leaves out
 */
record Upstream(String type, String host, String version) {
    private static final String COMPATIBLE = "openai-compatible";

    static Upstream compatible(String host, String version) {
        return new Upstream(COMPATIBLE, host, version);
    }

    static Upstream compatible(String host) {
        return compatible(host, "/v1");
    }

    boolean isCompatible() {
        return type.equals(COMPATIBLE);
    }
}

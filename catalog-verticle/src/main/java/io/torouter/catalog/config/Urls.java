package io.torouter.catalog.config;

import io.torouter.catalog.yaml.Scalar;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses in the file. They may hold credentials by mistake, so no message repeats one. */
final class Urls {
    /** Without a trailing slash. */
    static final Scalar<URI> BASE_URL = new Scalar<>("an http or https URL", (text, _) -> baseUrl(text));

    /** What a browser sends as {@code Origin}, or {@code *} for all. */
    static final Scalar<String> ORIGIN =
            Scalar.matching("an origin such as https://chat.example.com, or *", "\\*|https?://[A-Za-z0-9.\\[\\]:-]+");

    private Urls() {}

    private static URI baseUrl(String text) {
        URI url = parse(text);
        refuseIf(url.getHost() == null, "expected a URL with a host, such as https://api.example.com/v1");
        refuseIf(
                !"http".equalsIgnoreCase(url.getScheme()) && !"https".equalsIgnoreCase(url.getScheme()),
                "expected a URL that starts with http:// or https://");
        refuseIf(url.getRawUserInfo() != null, "expected a URL without a user: put the credential into 'api_key'");
        refuseIf(url.getRawQuery() != null || url.getRawFragment() != null, "expected a URL without a query");
        refuseIf(url.getPort() > 65535, "expected a URL with a port of at most 65535");
        return URI.create(text.replaceFirst("/+$", ""));
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("expected a URL, such as https://api.example.com/v1", e);
        }
    }

    private static void refuseIf(boolean wrong, String message) {
        if (wrong) {
            throw new IllegalArgumentException(message);
        }
    }
}

package io.torouter.router.upstream;

import io.torouter.dialect.Operation;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a channel's requests go, taken apart once.
 *
 * @param basePath path of the base URL without a trailing slash; may be empty
 */
record UpstreamAddress(String host, int port, boolean tls, String basePath) {
    static UpstreamAddress of(URI base) {
        boolean tls = "https".equals(base.getScheme());
        int port = base.getPort() >= 0 ? base.getPort() : tls ? 443 : 80;
        var path = base.getRawPath() == null ? "" : base.getRawPath();
        return new UpstreamAddress(
                unbracketed(base.getHost()),
                port,
                tls,
                path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /** An IPv6 address stands in brackets in a URL, but not where one connects to it. */
    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    PinnedAddresses.Place place() {
        return new PinnedAddresses.Place(host, port);
    }

    /** Path and query of one request. */
    String uri(UpstreamCall call) {
        var uri = basePath + '/' + path(call);
        return call.query().isEmpty() ? uri : uri + '?' + call.query();
    }

    private static String path(UpstreamCall call) {
        Operation operation = call.operation();
        if (operation.modelInPath()) {
            return "models/" + segment(call.model()) + ':' + operation.path();
        }
        return call.target().isEmpty() ? operation.path() : operation.path() + '/' + segment(call.target());
    }

    /** A path segment; a tuned model's {@code a/b} keeps its slash. */
    private static String segment(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
            }
        }
        return text;
    }

    private static boolean isPlain(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
    }
}

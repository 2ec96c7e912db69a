package io.torouter.router.upstream;

import io.torouter.bus.RequestHead;
import io.torouter.dialect.Operation;
import io.torouter.snapshot.Channel;

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

    /** Path and query of one request. */
    String uri(Channel channel, RequestHead head) {
        var uri = basePath + '/' + path(channel, head);
        return head.query().isEmpty() ? uri : uri + '?' + head.query();
    }

    private static String path(Channel channel, RequestHead head) {
        Operation operation = head.operation();
        if (operation.modelInPath()) {
            return "models/" + segment(channel.upstreamModel(head.model())) + ':' + operation.path();
        }
        return head.target().isEmpty() ? operation.path() : operation.path() + '/' + segment(head.target());
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

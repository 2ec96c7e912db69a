package io.torouter.translation.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.canonical.Source;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.util.Base64;

/**
 * A URL that holds the bytes themselves.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2397">RFC 2397</a>
 */
final class DataUrl {
    private DataUrl() {}

    /**
     * @param mediaType what the client called it, where the URL does not say; null for nothing
     */
    static Source.Inline parse(String url, @Nullable String mediaType) {
        int comma = url.indexOf(',');
        if (comma < 0) {
            throw Untranslatable.malformed("a data URL has no data");
        }
        var head = url.substring("data:".length(), comma);
        var data = url.substring(comma + 1);
        int semicolon = head.indexOf(';');
        var named = semicolon < 0 ? head : head.substring(0, semicolon);
        var type = named.isEmpty() ? mediaType == null ? "text/plain" : mediaType : named;
        return new Source.Inline(type, head.endsWith(";base64") ? data : encoded(data));
    }

    private static String encoded(String percentEncoded) {
        var bytes = URLDecoder.decode(percentEncoded.replace("+", "%2B"), UTF_8).getBytes(UTF_8);
        return Base64.getEncoder().encodeToString(bytes);
    }
}

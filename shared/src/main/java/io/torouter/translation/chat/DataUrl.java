package io.torouter.translation.chat;

import io.torouter.canonical.Source;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

/** How bytes stand in the body where chat wants an address: {@code data:image/png;base64,…}. */
final class DataUrl {
    private static final String SCHEME = "data:";
    private static final String ENCODING = ";base64";

    private DataUrl() {}

    /**
     * The source behind an address.
     *
     * @param mediaType of what lies behind an address that does not say it; null where unknown
     * @param path of the address in the body, for refusals
     */
    static Source read(String url, @Nullable String mediaType, String path) {
        return isData(url) ? inline(url, path) : new Source.Url(url, mediaType);
    }

    static boolean isData(String url) {
        return url.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    private static Source inline(String url, String path) {
        int comma = url.indexOf(',');
        var head = comma < 0 ? "" : url.substring(SCHEME.length(), comma);
        if (!head.endsWith(ENCODING)) {
            throw Untranslatable.malformed("expected " + path + " to be a data: address in base64");
        }
        int end = head.indexOf(';');
        var mediaType = head.substring(0, end);
        return new Source.Inline(mediaType.isEmpty() ? "text/plain" : mediaType, url.substring(comma + 1));
    }

    static String write(Source.Inline source) {
        return SCHEME + source.mediaType() + ENCODING + ',' + source.base64();
    }
}

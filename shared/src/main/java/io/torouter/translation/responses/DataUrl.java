package io.torouter.translation.responses;

import io.torouter.canonical.Source;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** Bytes in the body, as a {@code data:} URL. */
final class DataUrl {
    private static final String SCHEME = "data:";
    private static final String BASE64 = ";base64,";

    private DataUrl() {}

    static Source source(String url) {
        int comma = url.indexOf(BASE64);
        if (!url.startsWith(SCHEME) || comma < 0) {
            return new Source.Url(url, null);
        }
        return new Source.Inline(url.substring(SCHEME.length(), comma), url.substring(comma + BASE64.length()));
    }

    /** A file, whose data may stand there without the type of it. */
    static Source file(String data, @Nullable String name) {
        var source = source(data);
        return source instanceof Source.Url ? new Source.Inline(typeOf(name), data) : source;
    }

    private static String typeOf(@Nullable String name) {
        var lower = name == null ? "" : name.toLowerCase(Locale.ROOT);
        var ending = lower.substring(lower.lastIndexOf('.') + 1);
        return switch (ending) {
            case "txt", "log" -> "text/plain";
            case "md" -> "text/markdown";
            case "csv" -> "text/csv";
            case "html", "htm" -> "text/html";
            case "json" -> "application/json";
            default -> "application/pdf";
        };
    }

    static String of(String mediaType, String base64) {
        return SCHEME + mediaType + BASE64 + base64;
    }
}

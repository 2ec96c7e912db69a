package io.torouter.translation.chat;

import io.torouter.canonical.Media;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;

/** Between media types and chat's words for formats of sound; what a file is, by its name and type. */
final class MediaTypes {
    private static final Map<String, String> TYPE_OF_FORMAT =
            Map.of("mp3", "audio/mpeg", "pcm16", "audio/pcm", "m4a", "audio/mp4");
    private static final Map<String, String> FORMAT_OF_TYPE =
            Map.of(
                    "audio/mpeg", "mp3",
                    "audio/pcm", "pcm16",
                    "audio/l16", "pcm16",
                    "audio/mp4", "m4a",
                    "audio/wave", "wav",
                    "audio/vnd.wave", "wav");
    private static final Map<String, String> TYPE_OF_SUFFIX =
            Map.of(
                    "txt", "text/plain",
                    "md", "text/markdown",
                    "csv", "text/csv",
                    "html", "text/html",
                    "json", "application/json");

    private MediaTypes() {}

    static String ofSound(String format) {
        return TYPE_OF_FORMAT.getOrDefault(format, "audio/" + format);
    }

    static String soundFormat(String mediaType) {
        var bare = bare(mediaType);
        var subtype = bare.substring(bare.indexOf('/') + 1);
        return FORMAT_OF_TYPE.getOrDefault(bare, subtype.startsWith("x-") ? subtype.substring(2) : subtype);
    }

    private static String bare(String mediaType) {
        int parameters = mediaType.indexOf(';');
        return (parameters < 0 ? mediaType : mediaType.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    /** The type of a file whose bytes come without one; almost all are PDFs. */
    static String ofFile(@Nullable String name) {
        var suffix = name == null ? "" : name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPE_OF_SUFFIX.getOrDefault(suffix, "application/pdf");
    }

    static Media.Kind kind(@Nullable String mediaType) {
        var type = mediaType == null ? "" : mediaType;
        if (type.startsWith("image/")) {
            return Media.Kind.IMAGE;
        }
        if (type.startsWith("audio/")) {
            return Media.Kind.AUDIO;
        }
        return type.startsWith("video/") ? Media.Kind.VIDEO : Media.Kind.DOCUMENT;
    }
}

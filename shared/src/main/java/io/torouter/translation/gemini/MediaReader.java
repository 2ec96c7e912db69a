package io.torouter.translation.gemini;

import static io.torouter.dialect.Dialect.GEMINI_GENERATE;

import io.torouter.canonical.Media;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Source;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Reads {@code inlineData} and {@code fileData}. */
final class MediaReader {
    private static final Map<String, String> DETAILS =
            Map.of(
                    "MEDIA_RESOLUTION_LOW", "low",
                    "MEDIA_RESOLUTION_MEDIUM", "medium",
                    "MEDIA_RESOLUTION_HIGH", "high");

    private MediaReader() {}

    static Media read(Members part, @Nullable Seal seal) {
        var data = part.inside("inlineData");
        var file = data == null ? part.inside("fileData") : null;
        var holder = data == null ? file : data;
        if (holder == null) {
            throw Untranslatable.malformed("missing: " + part.pathOf("inlineData"));
        }
        var source = data == null ? stored(holder) : inline(holder);
        var name = holder.text("displayName");
        var detail = detail(part);
        part.skip("thought");
        return new Media(kind(source), source, name, detail, null, seal, null, DeepExtras.of(part, holder));
    }

    private static Source inline(Members data) {
        return new Source.Inline(data.requiredText("mimeType"), PartReader.standard(data.requiredText("data")));
    }

    private static Source stored(Members file) {
        var uri = file.requiredText("fileUri");
        var mediaType = file.text("mimeType");
        boolean web = uri.startsWith("https://") || uri.startsWith("http://");
        return web && !isUploaded(uri)
                ? new Source.Url(uri, mediaType)
                : new Source.Stored(GEMINI_GENERATE, uri, mediaType);
    }

    /** Files API, which only the key's own project can read. */
    private static boolean isUploaded(String uri) {
        return uri.contains("googleapis.com/") && uri.contains("/files/");
    }

    static boolean isYouTube(String uri) {
        return uri.contains("://www.youtube.com/") || uri.contains("://youtu.be/") || uri.contains("://youtube.com/");
    }

    private static Media.Kind kind(Source source) {
        return switch (source) {
            case Source.Inline(var mediaType, _) -> kind(mediaType);
            case Source.Url(var url, var mediaType) ->
                    mediaType == null && isYouTube(url) ? Media.Kind.VIDEO : kind(mediaType);
            case Source.Stored(_, _, var mediaType) -> kind(mediaType);
            case Source.Plain _, Source.Composed _ -> Media.Kind.DOCUMENT;
        };
    }

    static Media.Kind kind(@Nullable String mediaType) {
        if (mediaType == null) {
            return Media.Kind.DOCUMENT;
        }
        return switch (mediaType.substring(0, Math.max(0, mediaType.indexOf('/')))) {
            case "image" -> Media.Kind.IMAGE;
            case "audio" -> Media.Kind.AUDIO;
            case "video" -> Media.Kind.VIDEO;
            default -> Media.Kind.DOCUMENT;
        };
    }

    private static @Nullable String detail(Members part) {
        var level = part.json().path("mediaResolution").path("level").asText();
        var detail = DETAILS.get(level);
        if (detail != null) {
            part.skip("mediaResolution");
        }
        return detail;
    }
}

package io.torouter.translation.gemini;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import static io.torouter.dialect.Dialect.GEMINI_GENERATE;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Source;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.VendorPart;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes {@code inlineData} and {@code fileData}. */
final class MediaWriter {
    private static final Set<String> DETAILS = Set.of("low", "medium", "high");
    private static final Map<String, String> MEDIA_TYPES =
            Map.ofEntries(
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("jpeg", "image/jpeg"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("gif", "image/gif"),
                    Map.entry("heic", "image/heic"),
                    Map.entry("heif", "image/heif"),
                    Map.entry("avif", "image/avif"),
                    Map.entry("pdf", "application/pdf"),
                    Map.entry("txt", "text/plain"),
                    Map.entry("md", "text/markdown"),
                    Map.entry("html", "text/html"),
                    Map.entry("csv", "text/csv"),
                    Map.entry("mp3", "audio/mp3"),
                    Map.entry("wav", "audio/wav"),
                    Map.entry("mp4", "video/mp4"),
                    Map.entry("webm", "video/webm"),
                    Map.entry("mov", "video/mov"));

    /**
     * What the reader takes.
     *
     * @param model for refusals
     * @param urls whether it fetches files from the web
     * @param detail whether a part may say how closely to look at it
     * @param names whether files may have names
     */
    record Taken(String model, boolean urls, boolean detail, boolean names) {}

    private final Taken taken;
    private final Drops drops;

    MediaWriter(Taken taken, Drops drops) {
        this.taken = taken;
        this.drops = drops;
    }

    List<ObjectNode> write(Media media) {
        return switch (media.source()) {
            case Source.Inline(var mediaType, var base64) ->
                    List.of(described(blob("inlineData", mediaType, "data", base64), media));
            case Source.Url(var url, var mediaType) -> List.of(described(web(media, url, mediaType), media));
            case Source.Stored(var vendor, var id, var mediaType) when vendor == GEMINI_GENERATE ->
                    List.of(described(blob("fileData", mediaType, "fileUri", id), media));
            case Source.Stored stored -> throw foreign(stored);
            case Source.Plain(_, var text) -> List.of(titled(media, text));
            case Source.Composed(var parts) -> composed(parts);
        };
    }

    private static ObjectNode blob(String holder, @Nullable String mediaType, String name, String value) {
        var json = instance.objectNode();
        var blob = json.putObject(holder);
        if (mediaType != null) {
            blob.put("mimeType", mediaType);
        }
        blob.put(name, value);
        return json;
    }

    private ObjectNode web(Media media, String url, @Nullable String mediaType) {
        if (!taken.urls() && !MediaReader.isYouTube(url)) {
            throw Untranslatable.unsupported(
                    "Gemini model "
                            + taken.model()
                            + " fetches no files from the web; send "
                            + name(media)
                            + " inline");
        }
        var known = mediaType == null && !MediaReader.isYouTube(url) ? mediaType(url) : mediaType;
        return blob("fileData", known, "fileUri", url);
    }

    private static String name(Media media) {
        return switch (media.kind()) {
            case IMAGE -> "the image";
            case DOCUMENT -> "the document";
            case AUDIO -> "the audio";
            case VIDEO -> "the video";
        };
    }

    /** By its ending; null where that says nothing. */
    private static @Nullable String mediaType(String url) {
        int end = url.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = url.indexOf(mark);
            end = at < 0 ? end : Math.min(end, at);
        }
        var path = url.substring(0, end);
        return MEDIA_TYPES.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    private static Untranslatable foreign(Source.Stored stored) {
        return Untranslatable.unsupported(
                "file " + stored.id() + " is stored with " + stored.vendor().id() + "; Gemini cannot read it");
    }

    private ObjectNode titled(Media media, String text) {
        return instance.objectNode().put("text", media.name() == null ? text : media.name() + "\n\n" + text);
    }

    private List<ObjectNode> composed(List<Part> parts) {
        var written = new ArrayList<ObjectNode>();
        for (var part : parts) {
            switch (part) {
                case Text text -> written.add(instance.objectNode().put("text", text.text()));
                case Media media -> written.addAll(write(media));
                case Refusal _, StructuredData _, Thought _, ToolCall _, ToolResult _, VendorPart _ ->
                        drops.add(Field.DOCUMENT);
            }
        }
        return written;
    }

    private ObjectNode described(ObjectNode json, Media media) {
        if (media.name() != null && taken.names()) {
            json.withObject(json.has("inlineData") ? "/inlineData" : "/fileData").put("displayName", media.name());
        } else if (media.name() != null) {
            drops.add(Field.MEDIA_NAME);
        }
        detail(json, media.detail());
        return json;
    }

    private void detail(ObjectNode json, @Nullable String detail) {
        if (detail == null || detail.equals("auto")) {
            return;
        }
        if (taken.detail() && DETAILS.contains(detail)) {
            json.putObject("mediaResolution").put("level", "MEDIA_RESOLUTION_" + detail.toUpperCase(Locale.ROOT));
        } else {
            drops.add(Field.IMAGE_DETAIL);
        }
    }
}

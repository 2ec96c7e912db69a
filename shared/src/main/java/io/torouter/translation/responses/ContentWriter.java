package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.CacheMark;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
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
import io.torouter.dialect.Dialect;
import io.torouter.translation.vendor.ResponsesTraits;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** Writes what the model is told: the content of messages that are not its own, and of results. */
final class ContentWriter {
    private static final Set<String> CACHE_TTLS = Set.of("30m", "12h");

    private final ResponsesTraits traits;
    private final Drops drops;

    ContentWriter(ResponsesTraits traits, Drops drops) {
        this.traits = traits;
        this.drops = drops;
    }

    static ArrayNode texts(String text) {
        return JsonNodeFactory.instance.arrayNode().add(text(text));
    }

    static ObjectNode text(String text) {
        return JsonNodeFactory.instance.objectNode().put("type", "input_text").put("text", text);
    }

    ArrayNode content(List<Part> parts) {
        var content = JsonNodeFactory.instance.arrayNode();
        parts.forEach(part -> add(part, content));
        return content;
    }

    void add(Part part, ArrayNode content) {
        switch (part) {
            case Text text -> content.add(finished(text(text.text()), text.cache(), text.extras()));
            case Refusal refusal -> content.add(text(refusal.text()));
            case StructuredData data -> content.add(text(data.json().toString()));
            case Media media -> add(media, content);
            case VendorPart vendor when vendor.vendor() == OPENAI_RESPONSES -> content.add(vendor.json());
            case VendorPart _ -> drops.add(Field.VENDOR_PART);
            case Thought _ -> drops.add(Field.THOUGHT);
            case ToolCall _, ToolResult _ -> {}
        }
    }

    private ObjectNode finished(ObjectNode json, @Nullable CacheMark cache, Extras extras) {
        if (cache != null && traits.cacheMarks()) {
            mark(json.putObject("prompt_cache_breakpoint").put("mode", "explicit"), cache.ttl());
        } else if (cache != null) {
            drops.add(Field.CACHE_CONTROL);
        }
        extras.writeTo(json, OPENAI_RESPONSES, drops);
        return json;
    }

    /** Other vendors have other times, of which the vendor's own default is the nearest. */
    private static void mark(ObjectNode mark, @Nullable String ttl) {
        if (ttl != null && CACHE_TTLS.contains(ttl)) {
            mark.put("ttl", ttl);
        }
    }

    private void add(Media media, ArrayNode content) {
        if (media.source() instanceof Source.Composed(var parts)) {
            parts.forEach(part -> add(part, content));
            return;
        }
        var json =
                switch (media.kind()) {
                    case IMAGE -> image(media);
                    case DOCUMENT -> file(media);
                    case AUDIO -> audio(media);
                    case VIDEO -> video(media);
                };
        if (json != null) {
            content.add(finished(json, media.cache(), media.extras()));
        } else if (media.transcript() != null) {
            content.add(text(media.transcript()));
        }
    }

    private static ObjectNode typed(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private @Nullable ObjectNode image(Media media) {
        var json = typed("input_image");
        switch (media.source()) {
            case Source.Inline(var type, var base64) -> json.put("image_url", DataUrl.of(type, base64));
            case Source.Url(var url, _) -> json.put("image_url", url);
            case Source.Stored(var vendor, var id, _) when isOpenAis(vendor) -> json.put("file_id", id);
            case Source.Stored _, Source.Plain _, Source.Composed _ -> {
                return dropped(media.source(), Field.IMAGE);
            }
        }
        return media.detail() == null ? json : json.put("detail", media.detail());
    }

    /** Files are the same in both of its dialects. */
    private static boolean isOpenAis(Dialect vendor) {
        return vendor == OPENAI_RESPONSES || vendor == Dialect.OPENAI_CHAT;
    }

    private @Nullable ObjectNode dropped(Source source, Field field) {
        drops.add(source instanceof Source.Stored ? Field.STORED_FILE : field);
        return null;
    }

    private @Nullable ObjectNode file(Media media) {
        var json = typed("input_file");
        switch (media.source()) {
            case Source.Plain(_, var text) -> {
                return text(media.name() == null ? text : media.name() + "\n\n" + text);
            }
            case Source.Inline(var type, var base64) -> {
                json.put("filename", media.name() == null ? "file." + ending(type) : media.name());
                return json.put("file_data", DataUrl.of(type, base64));
            }
            case Source.Url(var url, _) -> json.put("file_url", url);
            case Source.Stored(var vendor, var id, _) when isOpenAis(vendor) -> json.put("file_id", id);
            case Source.Stored _, Source.Composed _ -> {
                return dropped(media.source(), Field.STORED_FILE);
            }
        }
        return media.name() == null ? json : json.put("filename", media.name());
    }

    /** OpenAI tells files apart by the ends of their names, and refuses one that has none. */
    private static String ending(String mediaType) {
        return switch (mediaType) {
            case "application/pdf" -> "pdf";
            case "text/markdown" -> "md";
            case "text/csv" -> "csv";
            case "text/html" -> "html";
            case "application/json" -> "json";
            default -> mediaType.startsWith("text/") ? "txt" : "pdf";
        };
    }

    private @Nullable ObjectNode audio(Media media) {
        if (!traits.audio() || !(media.source() instanceof Source.Inline(var type, var base64))) {
            return dropped(media.source(), Field.AUDIO);
        }
        var json = typed("input_audio");
        json.putObject("input_audio").put("data", base64).put("format", format(type));
        return json;
    }

    private static String format(String mediaType) {
        return switch (mediaType) {
            case "audio/mpeg" -> "mp3";
            case "audio/x-wav", "audio/wave" -> "wav";
            default -> mediaType.substring(mediaType.indexOf('/') + 1);
        };
    }

    private @Nullable ObjectNode video(Media media) {
        if (!traits.video()) {
            return dropped(media.source(), Field.VIDEO);
        }
        return switch (media.source()) {
            case Source.Inline(var type, var base64) -> typed("input_video").put("video_url", DataUrl.of(type, base64));
            case Source.Url(var url, _) -> typed("input_video").put("video_url", url);
            case Source.Stored _, Source.Plain _, Source.Composed _ -> dropped(media.source(), Field.VIDEO);
        };
    }
}

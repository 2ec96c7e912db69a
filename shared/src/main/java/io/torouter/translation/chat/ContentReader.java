package io.torouter.translation.chat;

import static io.torouter.dialect.Dialect.OPENAI_CHAT;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Source;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.VendorPart;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads the content of a message: a string, a list of parts, or nothing. */
final class ContentReader {
    private ContentReader() {}

    static List<Part> read(Members message) {
        var content = message.any("content");
        if (content == null) {
            return List.of();
        }
        if (content.isTextual()) {
            return List.of(new Text(content.textValue()));
        }
        var parts = new ArrayList<Part>();
        message.array("content").forEach(part -> parts.add(part(part, message.pathOf("content"))));
        return parts;
    }

    static Part part(JsonNode json, String path) {
        if (json.isTextual()) {
            return new Text(json.textValue());
        }
        var part = Members.of(json, path);
        var type = part.text("type", "");
        return switch (type) {
            case "text" -> text(part);
            case "refusal" -> new Refusal(part.text("refusal", ""), part.rest(OPENAI_CHAT));
            case "image_url" -> address(Media.Kind.IMAGE, part, "image_url");
            case "video_url", "input_video" -> address(Media.Kind.VIDEO, part, "video_url");
            case "input_audio" -> sound(part);
            case "file" -> file(part);
            case "thinking" -> thinking(part);
            default -> new VendorPart(OPENAI_CHAT, type, part.json());
        };
    }

    private static Text text(Members part) {
        var text = part.text("text", "");
        var cache = CacheMarks.read(part);
        return new Text(text, List.of(), null, cache, part.rest(OPENAI_CHAT));
    }

    /** An image or a video; some hosts take the address without an object around it. */
    private static Media address(Media.Kind kind, Members part, String name) {
        var value = part.any(name);
        if (value != null && value.isTextual()) {
            return media(part, kind, new Address(value.textValue(), null, null), name);
        }
        var inner = part.inside(name);
        if (inner == null) {
            throw Untranslatable.malformed("missing: " + part.pathOf(name));
        }
        return media(part, kind, new Address(inner.requiredText("url"), inner.text("detail"), inner), name);
    }

    private record Address(String url, @Nullable String detail, @Nullable Members object) {}

    private static Media media(Members part, Media.Kind kind, Address address, String name) {
        var cache = CacheMarks.read(part);
        var extras = new NestedExtras(part).with(name, address.object()).read();
        var source = DataUrl.read(address.url(), null, part.pathOf(name + ".url"));
        return new Media(kind, source, null, address.detail(), null, null, cache, extras);
    }

    private static Media sound(Members part) {
        var inner = part.inside("input_audio");
        if (inner == null) {
            throw Untranslatable.malformed("missing: " + part.pathOf("input_audio"));
        }
        var mediaType = MediaTypes.ofSound(inner.text("format", "wav"));
        var data = inner.requiredText("data");
        var source = DataUrl.isData(data) ? DataUrl.read(data, mediaType, inner.path()) : inline(mediaType, data);
        var cache = CacheMarks.read(part);
        var extras = new NestedExtras(part).with("input_audio", inner).read();
        return new Media(Media.Kind.AUDIO, source, null, null, null, null, cache, extras);
    }

    private static Source inline(String mediaType, String base64) {
        return new Source.Inline(mediaType, base64);
    }

    private static Media file(Members part) {
        var inner = part.inside("file");
        if (inner == null) {
            throw Untranslatable.malformed("missing: " + part.pathOf("file"));
        }
        var name = inner.text("filename");
        var source = fileSource(inner, name);
        var cache = CacheMarks.read(part);
        var extras = new NestedExtras(part).with("file", inner).read();
        return new Media(fileKind(source), source, name, null, null, null, cache, extras);
    }

    private static Source fileSource(Members file, @Nullable String name) {
        var id = file.text("file_id");
        if (id != null) {
            return new Source.Stored(OPENAI_CHAT, id, null);
        }
        var data = file.requiredText("file_data");
        if (DataUrl.isData(data) || data.startsWith("http://") || data.startsWith("https://")) {
            return DataUrl.read(data, null, file.pathOf("file_data"));
        }
        return inline(MediaTypes.ofFile(name), data);
    }

    private static Media.Kind fileKind(Source source) {
        return source instanceof Source.Inline(var mediaType, _) ? MediaTypes.kind(mediaType) : Media.Kind.DOCUMENT;
    }

    /** Mistral: {@code {"type":"thinking","thinking":[{"type":"text","text":"…"}]}}. */
    private static Thought thinking(Members part) {
        var text = new StringBuilder();
        var value = part.any("thinking");
        if (value != null && value.isTextual()) {
            text.append(value.textValue());
        } else {
            part.array("thinking").forEach(piece -> text.append(piece.path("text").asText("")));
        }
        return new Thought(text.toString());
    }
}

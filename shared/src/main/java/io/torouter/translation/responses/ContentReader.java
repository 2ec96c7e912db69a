package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.CacheMark;
import io.torouter.canonical.Citation;
import io.torouter.canonical.Media;
import io.torouter.canonical.Media.Kind;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Source;
import io.torouter.canonical.Text;
import io.torouter.canonical.VendorPart;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads the content of messages and of tools' results: a text, or a list of parts. */
final class ContentReader {
    private ContentReader() {}

    static List<Part> read(@Nullable JsonNode content, String path) {
        return switch (content) {
            case null -> List.of();
            case JsonNode text when text.isTextual() -> List.of(new Text(text.textValue()));
            case JsonNode list when list.isArray() -> parts(list);
            default -> throw Members.expected(path, "a string or an array", content);
        };
    }

    private static List<Part> parts(JsonNode list) {
        var parts = new ArrayList<Part>(list.size());
        list.forEach(part -> parts.add(part(Members.of(part, Origin.CONTENT))));
        return parts;
    }

    private static Part part(Members part) {
        var type = part.requiredText("type");
        return switch (type) {
            case "input_text", "output_text", "text" -> text(part);
            case "refusal" -> new Refusal(part.requiredText("refusal"), Origin.of(part, Origin.CONTENT));
            case "input_image" -> image(part);
            case "input_file" -> file(part);
            case "input_audio" -> audio(part);
            case "input_video" -> video(part);
            default -> new VendorPart(OPENAI_RESPONSES, type, part.json());
        };
    }

    private static Text text(Members part) {
        var cited = part.any("annotations");
        if (part.array("logprobs").isEmpty()) {
            part.skip("logprobs");
        }
        List<Citation> citations = cited == null ? List.of() : Annotations.read(cited);
        return new Text(part.requiredText("text"), citations, null, cache(part), Origin.of(part, Origin.CONTENT));
    }

    private static @Nullable CacheMark cache(Members part) {
        var mark = part.inside("prompt_cache_breakpoint");
        return mark == null ? null : new CacheMark(mark.text("ttl"));
    }

    private static Media image(Members part) {
        var url = part.text("image_url");
        var source = url == null ? stored(part, "image_url") : DataUrl.source(url);
        part.skip("file_id");
        return media(Kind.IMAGE, source, null, part);
    }

    private static Source stored(Members part, String otherwise) {
        var id = part.text("file_id");
        if (id == null) {
            throw Untranslatable.malformed("missing: " + part.pathOf(otherwise));
        }
        return new Source.Stored(OPENAI_RESPONSES, id, null);
    }

    private static Media file(Members part) {
        var name = part.text("filename");
        var source = fileSource(part.text("file_data"), part.text("file_url"), name, part);
        part.skip("file_id");
        return media(Kind.DOCUMENT, source, name, part);
    }

    private static Source fileSource(@Nullable String data, @Nullable String url, @Nullable String name, Members part) {
        if (data != null) {
            return DataUrl.file(data, name);
        }
        return url == null ? stored(part, "file_data") : new Source.Url(url, null);
    }

    private static Media audio(Members part) {
        var sound = part.inside("input_audio");
        if (sound == null) {
            throw Untranslatable.malformed("missing: " + part.pathOf("input_audio"));
        }
        var format = sound.requiredText("format");
        var source = new Source.Inline("audio/" + format, sound.requiredText("data"));
        return media(Kind.AUDIO, source, null, part);
    }

    /** OpenRouter's addition. */
    private static Media video(Members part) {
        return media(Kind.VIDEO, DataUrl.source(part.requiredText("video_url")), null, part);
    }

    private static Media media(Kind kind, Source source, @Nullable String name, Members part) {
        var detail = part.text("detail");
        var cache = cache(part);
        return new Media(kind, source, name, detail, null, null, cache, Origin.of(part, Origin.CONTENT));
    }
}

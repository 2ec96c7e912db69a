package io.torouter.translation.anthropic;

import io.torouter.canonical.Extras;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Source;
import io.torouter.canonical.VendorPart;
import io.torouter.dialect.Dialect;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;

/** Reads images, documents and search results, which are documents made of texts. */
final class MediaReader {
    private MediaReader() {}

    static Part read(String type, Members block, BlockReader blocks) {
        var kind = type.equals("image") ? Media.Kind.IMAGE : Media.Kind.DOCUMENT;
        var inner = type.equals("search_result") ? null : inner(block);
        var source = inner == null ? composed(block, blocks) : source(kind, inner, blocks);
        if (source == null) {
            return new VendorPart(Dialect.ANTHROPIC_MESSAGES, type, block.json());
        }
        var title = block.text("title");
        var cache = CacheMarks.read(block);
        return new Media(kind, source, title, null, null, null, cache, rest(block, inner));
    }

    private static Members inner(Members block) {
        var source = block.inside("source");
        if (source == null) {
            throw Untranslatable.malformed("missing: " + block.pathOf("source"));
        }
        return source;
    }

    /** What stands in the source has its path from the block for a name. */
    private static Extras rest(Members block, @Nullable Members source) {
        var rest = BlockReader.rest(block);
        var inside = source == null ? Extras.NONE : BlockReader.rest(source);
        if (inside.isEmpty()) {
            return rest;
        }
        var members = new LinkedHashMap<>(rest.members());
        inside.members().forEach((name, value) -> members.put("source." + name, value));
        return new Extras(Dialect.ANTHROPIC_MESSAGES, block.path(), members);
    }

    private static Source composed(Members holder, BlockReader blocks) {
        return new Source.Composed(blocks.content(holder, "content"));
    }

    /** Null for a kind of source that we do not know. */
    private static @Nullable Source source(Media.Kind kind, Members source, BlockReader blocks) {
        return switch (source.requiredText("type")) {
            case "base64" -> new Source.Inline(source.requiredText("media_type"), source.requiredText("data"));
            case "url" ->
                    new Source.Url(source.requiredText("url"), kind == Media.Kind.DOCUMENT ? "application/pdf" : null);
            case "file" -> new Source.Stored(Dialect.ANTHROPIC_MESSAGES, source.requiredText("file_id"), null);
            case "text" -> new Source.Plain(source.text("media_type", "text/plain"), source.requiredText("data"));
            case "content" -> composed(source, blocks);
            default -> null;
        };
    }
}

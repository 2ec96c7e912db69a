package io.torouter.translation.anthropic;

import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Source;
import io.torouter.canonical.VendorPart;
import io.torouter.dialect.Dialect;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

/** Reads images, documents and search results, which are documents made of texts. */
final class MediaReader {
    private MediaReader() {}

    static Part read(String type, Members block, BlockReader blocks) {
        var kind = type.equals("image") ? Media.Kind.IMAGE : Media.Kind.DOCUMENT;
        var source = type.equals("search_result") ? composed(block, blocks) : source(kind, block, blocks);
        if (source == null) {
            return new VendorPart(Dialect.ANTHROPIC_MESSAGES, type, block.json());
        }
        var title = block.text("title");
        return new Media(kind, source, title, null, null, null, CacheMarks.read(block), BlockReader.rest(block));
    }

    private static Source composed(Members holder, BlockReader blocks) {
        return new Source.Composed(blocks.content(holder, "content"));
    }

    /** Null for a kind of source that we do not know. */
    private static @Nullable Source source(Media.Kind kind, Members block, BlockReader blocks) {
        var source = block.inside("source");
        if (source == null) {
            throw Untranslatable.malformed("missing: " + block.pathOf("source"));
        }
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

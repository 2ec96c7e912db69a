package io.torouter.translation.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Source;
import io.torouter.canonical.Text;
import io.torouter.dialect.Dialect;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes what a user shows: images, PDFs, plain texts. What the model cannot be shown is refused, because the question
 * is about it.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/vision">Vision</a> and <a
 *     href="https://platform.claude.com/docs/en/build-with-claude/pdf-support">PDF support, read 2026-11-24</a>
 */
final class MediaWriter {
    private static final Dialect OURS = Dialect.ANTHROPIC_MESSAGES;
    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");
    private static final Set<String> TEXTS =
            Set.of("application/json", "application/xml", "application/yaml", "application/javascript");
    private static final String PDF = "application/pdf";

    private final Drops drops;
    private final Betas betas;

    MediaWriter(Drops drops, Betas betas) {
        this.drops = drops;
        this.betas = betas;
    }

    ObjectNode block(Media media) {
        var block =
                switch (media.kind()) {
                    case IMAGE -> image(media);
                    case DOCUMENT -> document(media);
                    case AUDIO -> throw refused("audio");
                    case VIDEO -> throw refused("video");
                };
        CacheMarks.write(block, media.cache());
        Leftovers.write(media.extras(), block, drops);
        nameLosses(media);
        return block;
    }

    private void nameLosses(Media media) {
        var detail = media.detail();
        if (detail != null && !detail.equals("auto")) {
            drops.add(Field.IMAGE_DETAIL);
        }
        if (media.seal() != null) {
            drops.add(Field.THOUGHT_SEAL);
        }
    }

    private static Untranslatable refused(String what) {
        return Untranslatable.unsupported("Anthropic messages cannot hold " + what);
    }

    private ObjectNode image(Media media) {
        var block = block("image");
        block.set("source", imageSource(media.source()));
        if (media.name() != null) {
            drops.add(Field.MEDIA_NAME);
        }
        return block;
    }

    private ObjectNode imageSource(Source source) {
        return switch (source) {
            case Source.Inline(var mediaType, var base64) -> base64(imageType(mediaType), base64);
            case Source.Url(var url, var mediaType) when url.startsWith("data:") ->
                    imageSource(DataUrl.parse(url, mediaType));
            case Source.Url(var url, _) -> url(url);
            case Source.Stored stored -> stored(stored);
            case Source.Plain _ -> throw refused("an image that is plain text");
            case Source.Composed _ -> throw refused("an image made of parts");
        };
    }

    private static String imageType(String mediaType) {
        var type = bare(mediaType);
        if (type.equals("image/jpg")) {
            return "image/jpeg";
        }
        if (!IMAGES.contains(type)) {
            throw refused("an image of type " + mediaType);
        }
        return type;
    }

    /** Without parameters such as a character set. */
    private static String bare(String mediaType) {
        int semicolon = mediaType.indexOf(';');
        return (semicolon < 0 ? mediaType : mediaType.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    private ObjectNode document(Media media) {
        if (media.source() instanceof Source.Composed(var parts) && media.extras().of(OURS, "source").isTextual()) {
            return searchResult(media.name(), parts);
        }
        var block = block("document");
        block.set("source", documentSource(media.source()));
        if (media.name() != null) {
            block.put("title", media.name());
        }
        return block;
    }

    private ObjectNode searchResult(@Nullable String title, List<Part> parts) {
        var block = block("search_result").put("title", title == null ? "" : title);
        block.set("content", texts(parts));
        return block;
    }

    private ObjectNode documentSource(Source source) {
        return switch (source) {
            case Source.Inline(var mediaType, var base64) -> inlineDocument(mediaType, base64);
            case Source.Url(var url, var mediaType) when url.startsWith("data:") ->
                    documentSource(DataUrl.parse(url, mediaType));
            case Source.Url(var url, var mediaType) -> pdfAt(url, mediaType);
            case Source.Stored stored -> stored(stored);
            case Source.Plain(_, var text) -> plain(text);
            case Source.Composed(var parts) -> {
                var content = block("content");
                content.set("content", texts(parts));
                yield content;
            }
        };
    }

    private static ObjectNode pdfAt(String url, @Nullable String mediaType) {
        if (mediaType != null && !bare(mediaType).equals(PDF)) {
            throw refused("a link to a document of type " + mediaType);
        }
        return url(url);
    }

    private static ObjectNode inlineDocument(String mediaType, String base64) {
        var type = bare(mediaType);
        if (type.equals(PDF)) {
            return base64(PDF, base64);
        }
        if (type.startsWith("text/") || TEXTS.contains(type)) {
            return plain(decoded(base64));
        }
        throw refused("a document of type " + mediaType);
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), UTF_8);
        } catch (IllegalArgumentException _) {
            throw Untranslatable.malformed("a document is not Base64");
        }
    }

    /** The parts of a document are texts and images. */
    private ArrayNode texts(List<Part> parts) {
        var blocks = JsonNodeFactory.instance.arrayNode();
        for (var part : parts) {
            switch (part) {
                case Text text -> blocks.add(text(text));
                case Media media when media.kind() == Media.Kind.IMAGE -> blocks.add(block(media));
                default -> drops.add(Field.DOCUMENT);
            }
        }
        return blocks;
    }

    private ObjectNode text(Text text) {
        var block = block("text").put("text", text.text());
        CacheMarks.write(block, text.cache());
        text.extras().writeTo(block, OURS, drops);
        return block;
    }

    private ObjectNode stored(Source.Stored stored) {
        if (stored.vendor() != OURS) {
            throw Untranslatable.unsupported("the file " + stored.id() + " is not stored with Anthropic");
        }
        betas.need("file");
        return block("file").put("file_id", stored.id());
    }

    private static ObjectNode base64(String mediaType, String data) {
        return block("base64").put("media_type", mediaType).put("data", data);
    }

    private static ObjectNode plain(String text) {
        return block("text").put("media_type", "text/plain").put("data", text);
    }

    private static ObjectNode url(String url) {
        return block("url").put("url", url);
    }

    private static ObjectNode block(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}

package io.torouter.translation.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Field;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Source;
import io.torouter.canonical.Text;
import io.torouter.dialect.Dialect;

import org.jspecify.annotations.Nullable;

import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Writes images, files, sounds and videos as parts of a content. */
final class MediaWriter {
    private static final Set<String> DETAILS = Set.of("auto", "low", "high", "original");
    private static final String UNNAMED = "document.pdf";

    private final Upstream upstream;

    MediaWriter(Upstream upstream) {
        this.upstream = upstream;
    }

    void write(Media media, ArrayNode written) {
        if (media.source() instanceof Source.Stored(var vendor, var id, _)) {
            stored(media, vendor, id, written);
            return;
        }
        switch (media.kind()) {
            case IMAGE -> image(media, written);
            case DOCUMENT -> document(media, written);
            case AUDIO -> sound(media, written);
            case VIDEO -> video(media, written);
        }
    }

    /** OpenAI's files are the same in both of its dialects. */
    private void stored(Media media, Dialect vendor, String id, ArrayNode written) {
        boolean openAis = vendor == Dialect.OPENAI_CHAT || vendor == Dialect.OPENAI_RESPONSES;
        if (!openAis || !upstream.traits().files() || media.kind() == Media.Kind.AUDIO) {
            leaveOut(Field.STORED_FILE, "file", written);
            return;
        }
        var part = written.addObject().put("type", "file");
        part.putObject("file").put("file_id", id);
        finish(media, part);
    }

    private void image(Media image, ArrayNode written) {
        var address = address(image.source());
        if (address == null || !upstream.traits().images()) {
            leaveOut(Field.IMAGE, "image", written);
            return;
        }
        var part = written.addObject().put("type", "image_url");
        var inner = part.putObject("image_url").put("url", address);
        if (image.detail() != null && DETAILS.contains(image.detail())) {
            inner.put("detail", image.detail());
        } else if (image.detail() != null) {
            upstream.drops().add(Field.IMAGE_DETAIL);
        }
        if (image.name() != null) {
            upstream.drops().add(Field.MEDIA_NAME);
        }
        finish(image, part);
    }

    private static @Nullable String address(Source source) {
        return switch (source) {
            case Source.Inline inline -> DataUrl.write(inline);
            case Source.Url(var url, _) -> url;
            case Source.Stored _, Source.Plain _, Source.Composed _ -> null;
        };
    }

    private void document(Media document, ArrayNode written) {
        switch (document.source()) {
            case Source.Plain(_, var text) -> titled(document, List.of(new Text(text)), written);
            case Source.Composed(var parts) -> titled(document, parts, written);
            case Source.Inline(var mediaType, var base64) when mediaType.startsWith("text/") ->
                    titled(document, List.of(new Text(decoded(base64))), written);
            case Source.Inline inline -> file(document, DataUrl.write(inline), written);
            case Source.Url(var url, _) -> file(document, upstream.traits().fileUrls() ? url : null, written);
            case Source.Stored _ -> {}
        }
    }

    private static String decoded(String base64) {
        return new String(Base64.getMimeDecoder().decode(base64), UTF_8);
    }

    /** A document that can be said in the parts which a content has anyway. */
    private void titled(Media document, List<Part> parts, ArrayNode written) {
        if (document.name() != null) {
            ContentWriter.text(document.name(), written);
        }
        for (var part : parts) {
            if (part instanceof Text(var text, _, _, _, _)) {
                ContentWriter.text(text, written);
            } else if (part instanceof Media media) {
                write(media, written);
            }
        }
        if (!written.isEmpty() && written.get(written.size() - 1) instanceof ObjectNode last) {
            finish(document, last);
        }
    }

    private void file(Media document, @Nullable String data, ArrayNode written) {
        if (data == null || !upstream.traits().files()) {
            leaveOut(Field.DOCUMENT, "document", written);
            return;
        }
        var part = written.addObject().put("type", "file");
        part.putObject("file")
                .put("filename", document.name() == null ? UNNAMED : document.name())
                .put("file_data", data);
        finish(document, part);
    }

    private void sound(Media sound, ArrayNode written) {
        if (!(sound.source() instanceof Source.Inline(var mediaType, var base64)) || !upstream.traits().audio()) {
            leaveOut(Field.AUDIO, "sound", written);
            return;
        }
        var part = written.addObject().put("type", "input_audio");
        part.putObject("input_audio").put("data", base64).put("format", MediaTypes.soundFormat(mediaType));
        finish(sound, part);
    }

    private void video(Media video, ArrayNode written) {
        var address = address(video.source());
        if (address == null || !upstream.traits().video()) {
            leaveOut(Field.VIDEO, "video", written);
            return;
        }
        var part = written.addObject().put("type", "video_url");
        part.putObject("video_url").put("url", address);
        finish(video, part);
    }

    /** The model is told that something is missing, lest it takes a tool's picture for an empty result. */
    private void leaveOut(Field field, String what, ArrayNode written) {
        upstream.drops().add(field);
        ContentWriter.text("[" + what + " left out]", written);
    }

    private void finish(Media media, ObjectNode part) {
        CacheMarks.write(media.cache(), part, upstream);
        NestedExtras.write(media.extras(), part, upstream.drops());
    }
}

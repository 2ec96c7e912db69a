package io.torouter.translation.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Media;
import io.torouter.canonical.Source;
import io.torouter.dialect.Dialect;
import io.torouter.error.ErrorCode;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a body of OpenAI's {@code images/generations} or {@code images/edits} (<a
 * href="https://github.com/openai/openai-openapi">its OpenAPI document</a> 2.3.0, read 2026-11-24).
 */
final class ImageReader {
    private static final String BASE64 = ";base64,";

    /** Of these members some values ask for nothing that Gemini does not do anyway. */
    private static final Set<String> USUAL = Set.of("auto", "opaque", "png", "standard", "0", "false");

    private final Members in;
    private final Drops drops;

    ImageReader(ObjectNode body, Drops drops) {
        this.in = new Members(body, "").skip("model");
        this.drops = drops;
    }

    ImageRequest request() {
        refuse();
        var request = new ImageRequest(in.requiredText("prompt"), images(), frame());
        in.rest(Dialect.OPENAI_CHAT).members().forEach(this::drop);
        return request;
    }

    private void refuse() {
        var count = in.whole("n");
        if (count != null && count != 1) {
            throw new Untranslatable(ErrorCode.ONE_IMAGE, "n: this model makes one picture for a request");
        }
        if (in.flag("stream", false)) {
            throw new Untranslatable(ErrorCode.NO_IMAGE_STREAM, "stream: this model does not send pictures in parts");
        }
        if ("url".equals(in.text("response_format"))) {
            throw new Untranslatable(
                    ErrorCode.NO_IMAGE_URL, "response_format: this model gives no URLs; ask for b64_json");
        }
    }

    private @Nullable ImageFrame frame() {
        var size = in.text("size", "auto");
        var frame = size.equals("auto") ? null : ImageFrame.of(size);
        if (frame != null && !frame.exact()) {
            drops.add("size");
        }
        return frame;
    }

    private List<Media> images() {
        var images = new ArrayList<Media>();
        for (var image : in.array("images")) {
            images.add(image(Members.of(image, "images")));
        }
        return images;
    }

    private static Media image(Members image) {
        var url = image.text("image_url");
        if (url == null) {
            throw Untranslatable.unsupported("images: files that are stored with OpenAI are not known to this model");
        }
        int data = url.indexOf(BASE64);
        var source =
                url.startsWith("data:") && data > 0
                        ? new Source.Inline(
                                url.substring("data:".length(), data), url.substring(data + BASE64.length()))
                        : new Source.Url(url, null);
        return new Media(Media.Kind.IMAGE, source);
    }

    private void drop(String name, JsonNode value) {
        if (!USUAL.contains(value.asText())) {
            drops.add(name);
        }
    }
}

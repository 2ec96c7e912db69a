package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Media;
import io.torouter.canonical.Source;
import io.torouter.translation.Members;

import org.jspecify.annotations.Nullable;

/** Images that a model made. */
final class ImageItems {
    private static final String IMAGE = "image/";

    private ImageItems() {}

    /** Null while there is no image yet, and for one that failed. */
    static @Nullable Media read(Members item, String path) {
        var result = item.text("result");
        if (result == null || result.isEmpty()) {
            return null;
        }
        item.skip("type");
        var source = new Source.Inline(IMAGE + item.text("output_format", "png"), result);
        var origin = Origin.of(item, path);
        return new Media(Media.Kind.IMAGE, source, null, null, null, null, null, origin);
    }

    /**
     * @return null for what is no image in the body
     */
    static @Nullable ObjectNode write(@Nullable String id, Media media) {
        if (media.kind() != Media.Kind.IMAGE || !(media.source() instanceof Source.Inline(var type, var base64))) {
            return null;
        }
        var item = JsonNodeFactory.instance.objectNode();
        if (id != null) {
            item.put("id", id);
        }
        return item.put("type", "image_generation_call")
                .put("status", "completed")
                .put("output_format", type.startsWith(IMAGE) ? type.substring(IMAGE.length()) : "png")
                .put("result", base64);
    }
}

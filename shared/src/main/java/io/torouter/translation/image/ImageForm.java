package io.torouter.translation.image;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.request.MalformedBody;
import io.torouter.request.MultipartForm;
import io.torouter.translation.Untranslatable;

import java.util.Base64;
import java.util.Set;

/**
 * The form of {@code images/edits} as the JSON body that the same operation takes: pictures become data URLs under
 * {@code images} and {@code mask}.
 */
final class ImageForm {
    private static final Set<String> NUMBERS = Set.of("n", "output_compression", "partial_images");

    private ImageForm() {}

    /**
     * @throws Untranslatable where the body is no form
     */
    static ObjectNode json(String contentType, byte[] array, int from, int to) {
        try {
            var body = JsonNodeFactory.instance.objectNode();
            MultipartForm.read(contentType, array, from, to).fields().forEach(field -> add(field, body));
            return body;
        } catch (MalformedBody malformed) {
            throw Untranslatable.malformed(String.valueOf(malformed.getMessage()));
        }
    }

    /** Several pictures are {@code image[]}, {@code image[0]}, … or {@code image} again. */
    private static void add(MultipartForm.Field field, ObjectNode body) {
        var name = field.name().replaceFirst("\\[\\d*]$", "");
        if (name.equals("image")) {
            body.withArray("images").addObject().put("image_url", dataUrl(field.content()));
        } else if (name.equals("mask")) {
            body.putObject("mask").put("image_url", dataUrl(field.content()));
        } else {
            plain(name, field.text(), body);
        }
    }

    private static void plain(String name, String text, ObjectNode body) {
        if (name.equals("stream")) {
            body.put(name, text.equalsIgnoreCase("true"));
        } else if (NUMBERS.contains(name) && text.matches("\\d{1,9}")) {
            body.put(name, Integer.parseInt(text));
        } else {
            body.put(name, text);
        }
    }

    private static String dataUrl(byte[] picture) {
        return "data:" + type(picture) + ";base64," + Base64.getEncoder().encodeToString(picture);
    }

    /** By the first byte, which tells the formats apart that vendors take. */
    private static String type(byte[] picture) {
        return switch (picture.length == 0 ? 0 : picture[0] & 0xFF) {
            case 0xFF -> "image/jpeg";
            case 'G' -> "image/gif";
            case 'R' -> "image/webp";
            default -> "image/png";
        };
    }
}

package io.torouter.answer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * One part of a candidate of Gemini's: an image counts as made unless it is a sketch in a thought. Members come in any
 * order.
 */
final class AnswerPart {
    private static final byte[] IMAGE = "image/".getBytes(ISO_8859_1);

    private boolean thought;
    private boolean image;

    void begin() {
        thought = false;
        image = false;
    }

    /** It is a thought: as many images more as were made, or one less. */
    int thought() {
        thought = true;
        return image ? -1 : 0;
    }

    /** It is a file of that media type: as many images more as were made. */
    int media(byte[] array, int from, int to) {
        int end = from + IMAGE.length;
        image = end <= to && Arrays.equals(IMAGE, 0, IMAGE.length, array, from, end);
        return image && !thought ? 1 : 0;
    }
}

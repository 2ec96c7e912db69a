package io.torouter.translation.count;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** Width and height of a picture in pixels, read from its first bytes: PNG, JPEG, GIF and WebP. */
record ImageSize(int width, int height) {
    /** JPEG may have a thumbnail and other notes before its size. */
    private static final int LOOKED_AT = 128 * 1024;

    private static final int PNG = 0x89504E47;
    private static final int GIF = 0x47494638;
    private static final int RIFF = 0x52494646;
    private static final int JPEG = 0xFFD8;

    /** Null where the bytes are none of these. */
    static @Nullable ImageSize of(String base64) {
        try {
            var start = base64.substring(0, Math.min(base64.length(), LOOKED_AT) / 4 * 4);
            var size = read(ByteBuffer.wrap(Base64.getMimeDecoder().decode(start)));
            return size == null || size.width <= 0 || size.height <= 0 ? null : size;
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return null;
        }
    }

    private static @Nullable ImageSize read(ByteBuffer bytes) {
        int mark = bytes.getInt(0);
        return switch (mark) {
            case PNG -> new ImageSize(bytes.getInt(16), bytes.getInt(20));
            case GIF -> gif(bytes.order(ByteOrder.LITTLE_ENDIAN));
            case RIFF -> webp(bytes.order(ByteOrder.LITTLE_ENDIAN));
            default -> mark >>> 16 == JPEG ? jpeg(bytes) : null;
        };
    }

    private static ImageSize gif(ByteBuffer bytes) {
        return new ImageSize(bytes.getShort(6) & 0xFFFF, bytes.getShort(8) & 0xFFFF);
    }

    /** Lossy, lossless and extended files have their sizes in different places. */
    private static @Nullable ImageSize webp(ByteBuffer bytes) {
        return switch (bytes.get(15)) {
            case ' ' -> new ImageSize(bytes.getShort(26) & 0x3FFF, bytes.getShort(28) & 0x3FFF);
            case 'L' -> {
                int packed = bytes.getInt(21);
                yield new ImageSize((packed & 0x3FFF) + 1, (packed >>> 14 & 0x3FFF) + 1);
            }
            case 'X' -> new ImageSize((bytes.getInt(24) & 0xFFFFFF) + 1, (bytes.getInt(26) >>> 8) + 1);
            default -> null;
        };
    }

    /** Segments have a marker and a length; the one that starts the frame has the size. */
    private static @Nullable ImageSize jpeg(ByteBuffer bytes) {
        int at = 2;
        while (at + 9 < bytes.limit()) {
            int marker = bytes.getShort(at) & 0xFFFF;
            if (marker >>> 8 != 0xFF) {
                return null;
            }
            if (startsFrame(marker & 0xFF)) {
                return new ImageSize(bytes.getShort(at + 7) & 0xFFFF, bytes.getShort(at + 5) & 0xFFFF);
            }
            at += 2 + (bytes.getShort(at + 2) & 0xFFFF);
        }
        return null;
    }

    private static boolean startsFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}

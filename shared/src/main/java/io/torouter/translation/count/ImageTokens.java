package io.torouter.translation.count;

import org.jspecify.annotations.Nullable;

/** What an image weighs; one of unknown size is taken for a large one. */
final class ImageTokens {
    private static final ImageSize USUAL = new ImageSize(1024, 1024);

    private ImageTokens() {}

    static long of(@Nullable ImageSize size, @Nullable String detail, Family family) {
        return switch (family) {
            case OPENAI, OTHER -> "low".equals(detail) ? 85 : 85 + 170 * openAiTiles(size == null ? USUAL : size);
            case ANTHROPIC -> size == null ? 1600 : Math.min(1600, (long) size.width() * size.height() / 750 + 1);
            case GEMINI -> size == null ? 1806 : gemini(size);
        };
    }

    /** Shrunk into a square of 2048, then until the short side has 768, then cut in tiles of 512. */
    private static long openAiTiles(ImageSize size) {
        double fit = Math.min(1, 2048.0 / Math.max(size.width(), size.height()));
        double shrink = Math.min(1, 768.0 / (fit * Math.min(size.width(), size.height())));
        return tiles(size.width() * fit * shrink, 512) * tiles(size.height() * fit * shrink, 512);
    }

    /** Small ones have 258; larger ones as much for each tile of 768, and newer models look at all more closely. */
    private static long gemini(ImageSize size) {
        boolean small = size.width() <= 384 && size.height() <= 384;
        return small ? 258 : Math.max(1120, 258 * tiles(size.width(), 768) * tiles(size.height(), 768));
    }

    private static long tiles(double length, int side) {
        return (long) Math.ceil(length / side);
    }
}

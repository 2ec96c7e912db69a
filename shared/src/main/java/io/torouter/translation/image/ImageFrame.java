package io.torouter.translation.image;

import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A picture's form in Gemini's words (<a href="https://ai.google.dev/gemini-api/docs/image-generation">its guide to
 * images</a>, read 2026-11-24).
 *
 * @param aspectRatio the nearest that Gemini has
 * @param imageSize null for the usual one of about a thousand pixels, which models without a choice have
 * @param exact whether the ratio is the one asked for
 */
record ImageFrame(String aspectRatio, @Nullable String imageSize, boolean exact) {
    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,4})x([1-9]\\d{0,4})");
    private static final List<String> RATIOS =
            List.of("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9");

    /** How far a ratio may be off, by its logarithm. */
    private static final double SAME = 0.01;

    /**
     * @param size width and height in pixels: {@code 1536x1024}
     */
    static ImageFrame of(String size) {
        var match = SIZE.matcher(size);
        if (!match.matches()) {
            throw Untranslatable.malformed("expected size to be auto, or width and height such as 1024x1024");
        }
        int width = Integer.parseInt(match.group(1));
        int height = Integer.parseInt(match.group(2));
        double ratio = Math.log((double) width / height);
        var nearest = RATIOS.stream().min(Comparator.comparingDouble(each -> distance(each, ratio))).orElseThrow();
        return new ImageFrame(nearest, sizeOf(Math.max(width, height)), distance(nearest, ratio) < SAME);
    }

    private static double distance(String aspectRatio, double ratio) {
        int colon = aspectRatio.indexOf(':');
        double width = Double.parseDouble(aspectRatio.substring(0, colon));
        double height = Double.parseDouble(aspectRatio.substring(colon + 1));
        return Math.abs(Math.log(width / height) - ratio);
    }

    private static @Nullable String sizeOf(int longSide) {
        return longSide <= 1536 ? null : longSide <= 3072 ? "2K" : "4K";
    }
}

package io.torouter.translation.count;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Source;

import org.jspecify.annotations.Nullable;

import java.util.Base64;
import java.util.List;

/**
 * What an image, a document, a sound or a video weighs, by the vendors' own rules as far as they tell them (<a
 * href="https://platform.openai.com/docs/guides/images-vision">OpenAI</a>, <a
 * href="https://docs.claude.com/en/docs/build-with-claude/vision">Anthropic</a>, <a
 * href="https://ai.google.dev/gemini-api/docs/tokens">Gemini</a>, read 2026-11-24). {@code docs/operations.md} lists
 * them. What is not in the request itself, and so has an unknown size, counts as {@value #UNSEEN_PAGES} pages, or as
 * {@value #UNSEEN_SECONDS} seconds.
 */
sealed interface MediaTokens {
    int UNSEEN_PAGES = 10;
    int UNSEEN_SECONDS = 60;

    /** For a second of video with sound. */
    int VIDEO_TOKENS = 300;

    /**
     * @param tokens in the family's own
     */
    record Flat(long tokens) implements MediaTokens {}

    /** It is text, and counts as such. */
    record Words(String text) implements MediaTokens {}

    record Inside(List<Part> parts) implements MediaTokens {}

    static MediaTokens of(Media media, Family family) {
        return switch (media.source()) {
            case Source.Plain(_, var text) -> new Words(text);
            case Source.Composed(var parts) -> new Inside(parts);
            case Source.Inline(var type, var base64) -> inline(media, type, base64, family);
            case Source.Url _, Source.Stored _ -> new Flat(unseen(media, family));
        };
    }

    /** The same without a look into files. */
    static MediaTokens atAGlance(Media media, Family family) {
        return switch (media.source()) {
            case Source.Inline(var type, var base64) -> byLength(media, type, base64, family);
            case Source.Plain _, Source.Composed _, Source.Url _, Source.Stored _ -> of(media, family);
        };
    }

    private static MediaTokens byLength(Media media, String type, String base64, Family family) {
        return switch (media.kind()) {
            case IMAGE -> new Flat(unseen(media, family));
            case DOCUMENT -> new Flat(isText(type) ? bytes(base64) / 3 : PdfPages.about(base64) * family.pageTokens());
            case AUDIO, VIDEO -> inline(media, type, base64, family);
        };
    }

    private static MediaTokens inline(Media media, String type, String base64, Family family) {
        return switch (media.kind()) {
            case IMAGE -> new Flat(ImageTokens.of(ImageSize.of(base64), media.detail(), family));
            case DOCUMENT -> document(type, base64, family);
            case AUDIO -> new Flat(seconds(bytes(base64), soundBytesPerSecond(type)) * soundTokens(family));
            case VIDEO -> new Flat(seconds(bytes(base64), 125_000) * VIDEO_TOKENS);
        };
    }

    private static long unseen(Media media, Family family) {
        return switch (media.kind()) {
            case IMAGE -> ImageTokens.of(null, media.detail(), family);
            case DOCUMENT -> (long) UNSEEN_PAGES * family.pageTokens();
            case AUDIO -> (long) UNSEEN_SECONDS * soundTokens(family);
            case VIDEO -> (long) UNSEEN_SECONDS * VIDEO_TOKENS;
        };
    }

    private static MediaTokens document(String type, String base64, Family family) {
        if (isText(type)) {
            var text = decoded(base64);
            return text == null ? new Flat(bytes(base64) / 3) : new Words(new String(text, UTF_8));
        }
        return new Flat(PdfPages.in(base64) * family.pageTokens());
    }

    private static boolean isText(String type) {
        return type.startsWith("text/") || type.equals("application/json");
    }

    private static byte @Nullable [] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static long bytes(String base64) {
        return base64.length() * 3L / 4;
    }

    private static long seconds(long bytes, int bytesPerSecond) {
        return bytes / bytesPerSecond + 1;
    }

    /** Raw samples at 16 kHz, or 64 kbit/s. */
    private static int soundBytesPerSecond(String type) {
        boolean raw = type.contains("wav") || type.contains("pcm") || type.contains("l16");
        return raw ? 32_000 : 8_000;
    }

    /** For a second. */
    private static int soundTokens(Family family) {
        return family == Family.GEMINI ? 32 : 10;
    }
}

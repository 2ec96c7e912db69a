package io.torouter.translation.count;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;

import java.util.List;

/**
 * Counts text in tokens of OpenAI's encoding {@code o200k_base}. Thread-safe.
 *
 * <p>The first count loads the encoding's table, which takes some hundred milliseconds and about 30 MB. The time for a
 * text grows with its length, up to {@value #MOST_PIECES} pieces of {@value #PIECE} characters; of a longer text so
 * many pieces are looked at, evenly spread, and stand for the rest. An encoder that gets one word of a million letters
 * would take very long, so words are cut at the pieces' ends too.
 */
public final class TextTokens {
    static final int PIECE = 4096;
    static final int MOST_PIECES = 1024;

    private final EncodingRegistry registry = Encodings.newLazyEncodingRegistry();

    /** Tokens of the texts together. */
    long count(List<String> texts) {
        long pieces = texts.stream().mapToLong(TextTokens::pieces).sum();
        long stride = (pieces + MOST_PIECES - 1) / MOST_PIECES;
        return stride <= 1 ? all(texts) : sampled(texts, stride);
    }

    private static long pieces(String text) {
        return ((long) text.length() + PIECE - 1) / PIECE;
    }

    private long all(List<String> texts) {
        var encoding = encoding();
        long tokens = 0;
        for (var text : texts) {
            for (int from = 0; from < text.length(); from += PIECE) {
                tokens += encoding.countTokensOrdinary(piece(text, from));
            }
        }
        return tokens;
    }

    private long sampled(List<String> texts, long stride) {
        var encoding = encoding();
        long tokens = 0;
        long seen = 0;
        long length = 0;
        long turn = 0;
        for (var text : texts) {
            length += text.length();
            for (int from = 0; from < text.length(); from += PIECE) {
                if (turn++ % stride == 0) {
                    var piece = piece(text, from);
                    tokens += encoding.countTokensOrdinary(piece);
                    seen += piece.length();
                }
            }
        }
        return (long) Math.ceil((double) tokens / seen * length);
    }

    private static String piece(String text, int from) {
        return text.substring(from, Math.min(text.length(), from + PIECE));
    }

    private Encoding encoding() {
        return registry.getEncoding(EncodingType.O200K_BASE);
    }
}

package io.torouter.translation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.canonical.Seal;
import io.torouter.dialect.Dialect;

import org.jspecify.annotations.Nullable;

import java.util.Base64;
import java.util.Map;

/**
 * How a {@link Seal} of one vendor stands in the fields of another's dialect.
 *
 * <p>In its own dialect a seal stands as it is. In another it is wrapped: {@code torouter:}, a letter for its issuer, a
 * letter for its kind, a colon and the value, all of it in Base64, which every dialect's field for such values and
 * every SDK takes. The beginning is always {@value #MARK}, which {@link SealMark} finds in a body.
 */
public final class SealedText {
    /** Base64 of {@code torouter:}, whose nine bytes fill twelve characters. */
    static final String MARK = "dG9yb3V0ZXI6";

    /**
     * Stands where another vendor sealed nothing, and says so: {@code torouter:nn:}. Without it, what that vendor said
     * would look like a vendor's own that lost its seal. Read back it is no seal.
     */
    public static final String NOBODYS = "dG9yb3V0ZXI6bm46";

    private static final String PLAIN_MARK = "torouter:";
    private static final Map<Character, Dialect> ISSUERS =
            Map.of(
                    'c', Dialect.OPENAI_CHAT,
                    'r', Dialect.OPENAI_RESPONSES,
                    'a', Dialect.ANTHROPIC_MESSAGES,
                    'g', Dialect.GEMINI_GENERATE);
    private static final Map<Character, Seal.Kind> KINDS = Map.of('s', Seal.Kind.SIGNATURE, 'c', Seal.Kind.CONTENT);

    private SealedText() {}

    /** The text of a seal in a field of that dialect. */
    public static String in(Dialect dialect, Seal seal) {
        return seal.issuer() == dialect ? seal.value() : wrapped(seal);
    }

    /** The text of a seal where no dialect would take its bare value. */
    public static String wrapped(Seal seal) {
        var text = PLAIN_MARK + letter(ISSUERS, seal.issuer()) + letter(KINDS, seal.kind()) + ':' + seal.value();
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    /**
     * Reads the text of a field of that dialect; null where it says that nobody sealed anything.
     *
     * @param kind of a bare value
     */
    public static @Nullable Seal read(Dialect dialect, Seal.Kind kind, String text) {
        if (text.equals(NOBODYS)) {
            return null;
        }
        var wrapped = unwrapped(text);
        return wrapped == null ? new Seal(dialect, kind, text) : wrapped;
    }

    /** The seal in a wrapped text, or null where it is none. */
    public static @Nullable Seal unwrapped(String text) {
        if (!text.startsWith(MARK)) {
            return null;
        }
        try {
            return parsed(new String(Base64.getDecoder().decode(text), UTF_8));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static @Nullable Seal parsed(String plain) {
        int at = PLAIN_MARK.length();
        if (plain.length() < at + 3 || plain.charAt(at + 2) != ':') {
            return null;
        }
        var issuer = ISSUERS.get(plain.charAt(at));
        var kind = KINDS.get(plain.charAt(at + 1));
        return issuer != null && kind != null ? new Seal(issuer, kind, plain.substring(at + 3)) : null;
    }

    private static <T> char letter(Map<Character, T> letters, T meant) {
        return letters.entrySet().stream()
                .filter(entry -> entry.getValue().equals(meant))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}

package io.torouter.translation;

import io.torouter.canonical.Seal;

import org.jspecify.annotations.Nullable;

/**
 * Ids of tool calls that carry a vendor's seal through a dialect which has no field for it: clients send ids back as
 * they are. The seal stands behind {@value #MARK}, in the alphabet that every vendor allows in ids.
 */
public final class CallIds {
    private static final String MARK = "-ts-";

    /** An id without its seal, and the seal; null for none. */
    public record Split(String id, @Nullable Seal seal) {}

    private CallIds() {}

    public static String attach(String id, @Nullable Seal seal) {
        return seal == null ? id : id + MARK + urlSafe(SealedText.wrapped(seal));
    }

    /** An id that says that another vendor made the call and bound nothing to it. */
    public static String attachNobodys(String id) {
        return id + MARK + SealedText.NOBODYS;
    }

    public static Split split(String id) {
        int mark = id.indexOf(MARK);
        var attached = mark < 0 ? "" : id.substring(mark + MARK.length());
        var seal = SealedText.unwrapped(standard(attached));
        boolean known = seal != null || attached.equals(SealedText.NOBODYS);
        return known ? new Split(id.substring(0, mark), seal) : new Split(id, null);
    }

    private static String urlSafe(String base64) {
        return base64.replace('+', '-').replace('/', '_').replace("=", "");
    }

    private static String standard(String urlSafe) {
        var text = urlSafe.replace('-', '+').replace('_', '/');
        return text + "=".repeat((4 - text.length() % 4) % 4);
    }

    /**
     * An id that an upstream takes: letters, digits, {@code _} and {@code -}, at most so many. One that fits stays; of
     * another the end is replaced by a hash of all of it, so that call and result stay together.
     */
    public static String fit(String id, int longest) {
        boolean fits = !id.isEmpty() && id.length() <= longest && id.chars().allMatch(CallIds::isPlain);
        if (fits) {
            return id;
        }
        var hash = Long.toString(hash(id), 36);
        var plain = new StringBuilder();
        id.chars()
                .filter(CallIds::isPlain)
                .limit(Math.max(0, longest - hash.length()))
                .forEach(c -> plain.append((char) c));
        return plain + hash.substring(0, Math.min(hash.length(), longest));
    }

    /** FNV-1a, without its sign. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash & Long.MAX_VALUE;
    }

    private static boolean isPlain(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '_' || c == '-');
    }
}

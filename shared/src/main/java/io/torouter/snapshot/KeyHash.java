package io.torouter.snapshot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The SHA-256 of a client's key as four words, so that it can be a map key without a copy.
 *
 * <p>Looking a digest up by equality leaks nothing useful through timing: an attacker cannot steer the digest of a
 * guess.
 */
public record KeyHash(long w0, long w1, long w2, long w3) {
    /** How many characters a key has at least; all of them are visible ASCII. */
    public static final int SHORTEST_KEY = 8;

    /** How many it has at most. */
    public static final int LONGEST_KEY = 512;

    /** That of a key. */
    public static KeyHash ofKey(String key) {
        return of(newDigest().digest(key.getBytes(StandardCharsets.US_ASCII)));
    }

    public static KeyHash of(byte[] digest) {
        var words = ByteBuffer.wrap(digest);
        return new KeyHash(words.getLong(), words.getLong(), words.getLong(), words.getLong());
    }

    /** The digest that {@link #of} was given. */
    public byte[] bytes() {
        return ByteBuffer.allocate(4 * Long.BYTES).putLong(w0).putLong(w1).putLong(w2).putLong(w3).array();
    }

    /** A digest for {@link #of}; not thread-safe, keep one per event loop. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public int hashCode() {
        return Long.hashCode(w0);
    }
}

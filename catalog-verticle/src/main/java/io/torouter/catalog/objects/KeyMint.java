package io.torouter.catalog.objects;

import io.torouter.snapshot.KeyHash;
import io.torouter.snapshot.Secret;

import java.util.random.RandomGenerator;

/** Makes keys for clients, and the ids by which they are known. */
public final class KeyMint {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String START = "sk-";
    private static final int LENGTH = 40;
    private static final int ID_LENGTH = 16;
    private static final int SHOWN = 4;

    private final RandomGenerator random;

    /**
     * @param random outside tests a {@code SecureRandom}
     */
    public KeyMint(RandomGenerator random) {
        this.random = random;
    }

    /**
     * A new key. Show it once: only its hash is kept.
     *
     * @param shown the first and last characters, by which people know it
     */
    public record Minted(Secret key, KeyHash hash, String shown) {}

    Minted key() {
        var text = START + word(LENGTH);
        var shown = text.substring(0, START.length() + SHOWN) + "…" + text.substring(text.length() - SHOWN);
        return new Minted(new Secret(text), KeyHash.ofKey(text), shown);
    }

    String id() {
        return "key-" + word(ID_LENGTH);
    }

    private String word(int length) {
        var word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return word.toString();
    }
}

package io.torouter.gateway.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.snapshot.KeyHash;
import io.torouter.snapshot.Secret;

import java.security.MessageDigest;

/** The token of the admin API, as its hash. */
public final class AdminToken {
    private final byte[] hash;

    public AdminToken(Secret token) {
        this.hash = hash(token.text());
    }

    /** Takes as long for every token of a length, whatever is in it. */
    boolean is(String presented) {
        return MessageDigest.isEqual(hash, hash(presented));
    }

    private static byte[] hash(String text) {
        return KeyHash.newDigest().digest(text.getBytes(UTF_8));
    }
}

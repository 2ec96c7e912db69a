package io.torouter.catalog.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.snapshot.Secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.random.RandomGenerator;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets and opens them: AES-256-GCM with a random nonce each, bound to the owner's name. Blocks, and may be
 * called from any thread.
 */
public final class Vault {
    /** Starts what is sealed this way; another way would have another. */
    private static final String SCHEME = "1:";

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final MasterKey key;
    private final RandomGenerator random;

    /**
     * @param random makes nonces, so outside tests it is a {@code SecureRandom}
     */
    public Vault(MasterKey key, RandomGenerator random) {
        this.key = key;
        this.random = random;
    }

    /**
     * @param owner whose secret it is; the same must be said to open it
     * @throws IOException if there is no key and none can be made
     */
    public String seal(String owner, Secret secret) throws IOException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, key.ensure(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(UTF_8));
            byte[] sealed = cipher.doFinal(secret.text().getBytes(UTF_8));
            var whole = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed);
            return SCHEME + Base64.getEncoder().encodeToString(whole.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
    }

    /**
     * @throws IOException if it was sealed with another key, for another owner, or not by a vault
     */
    public Secret open(String owner, String sealed) throws IOException {
        try {
            byte[] whole = Base64.getDecoder().decode(sealed.substring(SCHEME.length()));
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.DECRYPT_MODE, key.known(), new GCMParameterSpec(TAG_BITS, whole, 0, NONCE_BYTES));
            cipher.updateAAD(owner.getBytes(UTF_8));
            return new Secret(new String(cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES), UTF_8));
        } catch (NoSuchFileException e) {
            throw unreadable(owner, "there is no master key in " + e.getMessage(), e);
        } catch (AEADBadTagException e) {
            throw unreadable(owner, "it was sealed with another master key", e);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw unreadable(owner, "it is not in the form that this release writes", e);
        }
    }

    private static IOException unreadable(String owner, String why, Exception cause) {
        return new IOException("the credential of " + owner + " cannot be opened: " + why, cause);
    }
}

package io.torouter.catalog.secrets;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.random.RandomGenerator;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that seals all secrets: from the environment, else from a file of the data directory, made when it is first
 * needed. Blocks on the file system.
 *
 * <p>Several processes may need it at once in the same directory: the file appears complete or not at all, and exactly
 * one of them made it.
 */
public final class MasterKey {
    /** The variable of the environment: 32 bytes in Base64. */
    public static final String VARIABLE = "TOROUTER_MASTER_KEY";

    private static final String FILE = "master.key";
    private static final int BYTES = 32;

    private final String said;
    private final Path directory;
    private final Path file;
    private final RandomGenerator random;

    /**
     * @param environment as {@code System.getenv()} gives it
     * @param random makes a key, so outside tests it is a {@code SecureRandom}
     */
    public MasterKey(Map<String, String> environment, Path dataDir, RandomGenerator random) {
        this.said = environment.getOrDefault(VARIABLE, "").strip();
        this.directory = dataDir;
        this.file = dataDir.resolve(FILE);
        this.random = random;
    }

    /**
     * The key to seal with, made now if there is none.
     *
     * @throws IOException if what is there is no key, or a file cannot be made
     */
    SecretKey ensure() throws IOException {
        try {
            return known();
        } catch (NoSuchFileException _) {
            return create();
        }
    }

    /**
     * The key to open with.
     *
     * @throws NoSuchFileException if there is none
     * @throws IOException if what is there is no key
     */
    SecretKey known() throws IOException {
        return said.isEmpty()
                ? parse(Files.readString(file).strip(), file.toString())
                : parse(said, "the environment variable " + VARIABLE);
    }

    private static SecretKey parse(String text, String place) throws IOException {
        byte[] bytes = decoded(text);
        if (bytes.length != BYTES) {
            throw new IOException(place + " does not hold 32 bytes in Base64");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    /** One that another process made just now counts for both. */
    private SecretKey create() throws IOException {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        try {
            OwnerFile.create(directory, FILE, Base64.getEncoder().encodeToString(bytes) + "\n");
        } catch (FileAlreadyExistsException _) {
            return known();
        }
        return known();
    }
}

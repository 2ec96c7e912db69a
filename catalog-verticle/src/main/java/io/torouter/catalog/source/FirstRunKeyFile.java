package io.torouter.catalog.source;

import io.torouter.catalog.secrets.OwnerFile;
import io.torouter.snapshot.KeyHash;
import io.torouter.snapshot.Secret;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Remembers the first-run key of a data directory, as a hash.
 *
 * <p>Several processes may start at once in the same directory: the file appears complete or not at all, and exactly
 * one of them made it.
 */
final class FirstRunKeyFile {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int LENGTH = 40;
    private static final String NAME = "first-run-key";

    /** A key and the hash by which it is recognised. */
    record Known(FirstRunKey key, KeyHash hash) {}

    private final Path directory;
    private final Path file;
    private final RandomGenerator random;

    FirstRunKeyFile(Path dataDir, RandomGenerator random) {
        this.directory = dataDir;
        this.file = dataDir.resolve(NAME);
        this.random = random;
    }

    Path path() {
        return file;
    }

    /**
     * The key of this directory, made now if there is none.
     *
     * @throws IOException if the directory cannot be read and written, or the file holds something else
     */
    Known ensure() throws IOException {
        try {
            return stored();
        } catch (NoSuchFileException e) {
            return create();
        }
    }

    /**
     * The key that was made earlier.
     *
     * @throws NoSuchFileException if there is none
     * @throws IOException if it cannot be read, or the file holds something else
     */
    Known stored() throws IOException {
        String text = Files.readString(file).strip();
        try {
            byte[] digest = HexFormat.of().parseHex(text);
            if (digest.length == 32) {
                return new Known(new FirstRunKey.Stored(file), KeyHash.of(digest));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " does not hold a SHA-256; delete it to get a new key", e);
        }
        throw new IOException(file + " does not hold a SHA-256; delete it to get a new key");
    }

    private Known create() throws IOException {
        var key = new Secret(randomKey());
        var hash = KeyHash.ofKey(key.text());
        try {
            OwnerFile.create(directory, NAME, HexFormat.of().formatHex(hash.bytes()) + "\n");
            return new Known(new FirstRunKey.Created(key, file), hash);
        } catch (FileAlreadyExistsException _) {
            return stored();
        }
    }

    private String randomKey() {
        var key = new StringBuilder("sk-");
        for (int i = 0; i < LENGTH; i++) {
            key.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return key.toString();
    }
}

package io.torouter.catalog.source;

import io.torouter.catalog.secrets.OwnerFile;
import io.torouter.snapshot.Secret;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Keeps the admin token of a data directory. Other than keys it is there as it is, so that programs of the operator on
 * the same machine find it.
 */
final class AdminTokenFile {
    private static final String NAME = "admin-token";
    private static final int BYTES = 32;
    static final int SHORTEST = 16;

    private final Path directory;
    private final Path file;
    private final RandomGenerator random;

    AdminTokenFile(Path dataDir, RandomGenerator random) {
        this.directory = dataDir;
        this.file = dataDir.resolve(NAME);
        this.random = random;
    }

    /** The token of this directory, made now if there is none. */
    AdminAccess ensure() {
        try {
            return stored();
        } catch (NoSuchFileException _) {
            return create();
        } catch (IOException e) {
            return impossible(e);
        }
    }

    /** The token of this directory, if there is one. */
    AdminAccess known() {
        try {
            return stored();
        } catch (NoSuchFileException _) {
            return new AdminAccess.Impossible("there is no " + file);
        } catch (AccessDeniedException _) {
            return new AdminAccess.Impossible(file + " may not be read by this user");
        } catch (IOException e) {
            return new AdminAccess.Impossible(file + " cannot be read: " + e.getMessage());
        }
    }

    private AdminAccess stored() throws IOException {
        var text = Files.readString(file).strip();
        return text.length() < SHORTEST
                ? new AdminAccess.Impossible(file + " does not hold a token; delete it to get a new one")
                : new AdminAccess.Stored(new Secret(text), file);
    }

    private AdminAccess create() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = HexFormat.of().formatHex(bytes);
        try {
            OwnerFile.create(directory, NAME, token + "\n");
            return new AdminAccess.Created(new Secret(token), file);
        } catch (FileAlreadyExistsException _) {
            return ofAnother();
        } catch (IOException e) {
            return impossible(e);
        }
    }

    private AdminAccess ofAnother() {
        try {
            return stored();
        } catch (IOException e) {
            return impossible(e);
        }
    }

    private AdminAccess impossible(IOException cause) {
        var reason = cause instanceof AccessDeniedException ? "permission denied" : cause.getMessage();
        return new AdminAccess.Impossible("no token can be kept in " + file + " (" + reason + ")");
    }
}

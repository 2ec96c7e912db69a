package io.torouter.catalog.secrets;

import io.torouter.files.OwnerOnly;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes small files that only the operator may read, mode 0600 where there are modes. Blocks on the file system. */
public final class OwnerFile {
    private OwnerFile() {}

    /**
     * Makes a file, and the folders above it. Several processes may do so at once: it appears complete or not at all,
     * and exactly one of them made it.
     *
     * @throws FileAlreadyExistsException if another was faster
     * @throws IOException if it cannot be made
     */
    public static void create(Path directory, String name, String content) throws IOException {
        Files.createDirectories(directory);
        Path draft = Files.createTempFile(directory, name, ".tmp", OwnerOnly.at(directory));
        try {
            Files.writeString(draft, content);
            publish(draft, directory.resolve(name));
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /**
     * Makes an empty file for a library that writes it, and gives its side files the same rights. One that is there
     * stays as it was made, or as its operator has set it.
     *
     * @throws IOException if it cannot be made
     */
    public static void ensure(Path file) throws IOException {
        var rights = OwnerOnly.at(file);
        if (rights.length > 0) {
            try {
                Files.createFile(file, rights);
            } catch (FileAlreadyExistsException _) {
                // Its rights are its operator's affair.
            }
        }
    }

    /** A link fails when another process was faster; a rename would replace that process's file. */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (UnsupportedOperationException _) {
            Files.move(draft, file);
        }
    }
}

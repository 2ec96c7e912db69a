package io.torouter.catalog.secrets;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

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
        Path draft = Files.createTempFile(directory, name, ".tmp", ownerOnly(directory));
        try {
            Files.writeString(draft, content);
            publish(draft, directory.resolve(name));
        } finally {
            Files.deleteIfExists(draft);
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

    private static FileAttribute<?>[] ownerOnly(Path directory) {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}

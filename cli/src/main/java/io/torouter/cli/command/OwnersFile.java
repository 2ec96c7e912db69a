package io.torouter.cli.command;

import io.torouter.cli.client.Failed;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that its owner only can read: what is in there may be a credential. It appears as a whole. */
record OwnersFile(Path path) {
    void write(String text) throws Failed {
        try {
            var directory = path.toAbsolutePath().getParent();
            var part = Files.createTempFile(directory, ".torouter", ".part", attributes());
            try {
                Files.writeString(part, text);
                Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw Failed.refused(path + " cannot be written: " + e.getMessage());
        }
    }

    private static FileAttribute<?>[] attributes() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}

package io.torouter.cli.command;

import io.torouter.cli.client.Failed;
import io.torouter.files.OwnerOnly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that its owner only can read: what is in there may be a credential. It appears as a whole. */
record OwnersFile(Path path) {
    void write(String text) throws Failed {
        try {
            var directory = path.toAbsolutePath().getParent();
            var part = Files.createTempFile(directory, ".torouter", ".part", OwnerOnly.at(path));
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
}

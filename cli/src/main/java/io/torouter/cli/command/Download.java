package io.torouter.cli.command;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.Failed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** An answer of any size on its way to a file: it is there as a whole or not at all. */
record Download(AdminClient client, String path) {
    /**
     * @param file {@code -} for standard output
     */
    void to(Path file, OutputStream standard) throws Failed {
        try {
            if (file.toString().equals("-")) {
                copy(standard);
                standard.flush();
                return;
            }
            var part = file.resolveSibling(file.getFileName() + ".part");
            try (var out = Files.newOutputStream(part)) {
                copy(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Failed.refused(file + " was not written: " + e.getMessage());
        }
    }

    private void copy(OutputStream out) throws Failed, IOException {
        try (var in = client.open(path)) {
            in.transferTo(out);
        }
    }
}

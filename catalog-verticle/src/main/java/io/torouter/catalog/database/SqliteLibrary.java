package io.torouter.catalog.database;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The native part of SQLite. Its driver unpacks it to a file for temporary files and takes that away when the JVM
 * exits; where a node is killed, or ends by a halt as ours do, a megabyte would stay behind for each start. So the file
 * goes as soon as it is loaded, where the system lets a loaded one go.
 */
public final class SqliteLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);

    /** Where the driver unpacks to; else the JVM's own folder for temporary files. */
    private static final String UNPACKED_TO = "org.sqlite.tmpdir";

    private SqliteLibrary() {}

    /**
     * Loads the library; the driver does so once. Where that fails it tries again with its first connection, and says
     * what is wrong.
     */
    public static synchronized void load() {
        var configured = System.getProperty(UNPACKED_TO);
        var parent = configured == null ? System.getProperty("java.io.tmpdir") : configured;
        try {
            var folder = Files.createTempDirectory(Path.of(parent), "torouter-sqlite");
            System.setProperty(UNPACKED_TO, folder.toString());
            loadFrom(folder);
        } catch (IOException unwritable) {
            LOG.debug("{} takes no files", parent, unwritable);
        } finally {
            restore(configured);
        }
    }

    private static void loadFrom(Path folder) throws IOException {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception failure) {
            LOG.debug("the native part of SQLite was not loaded", failure);
        }
        try (var unpacked = Files.list(folder)) {
            unpacked.map(Path::toFile).forEach(File::delete);
        }
        Files.deleteIfExists(folder);
    }

    private static void restore(@Nullable String configured) {
        if (configured == null) {
            System.clearProperty(UNPACKED_TO);
        } else {
            System.setProperty(UNPACKED_TO, configured);
        }
    }
}

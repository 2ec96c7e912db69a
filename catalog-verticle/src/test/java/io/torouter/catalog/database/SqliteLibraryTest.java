package io.torouter.catalog.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

class SqliteLibraryTest {
    @TempDir private Path folder;

    /** A process that uses SQLite and ends like one that was killed. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            SqliteLibrary.load();
            try (var connection = new JDBC().connect("jdbc:sqlite::memory:", new Properties())) {
                connection.createStatement().execute("SELECT 1");
            }
            Runtime.getRuntime().halt(3);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a loaded library cannot be deleted there")
    void leavesNoFileBehindWithoutAnOrderlyExit() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                new ProcessBuilder(
                        java,
                        "-Djava.io.tmpdir=" + folder,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName());
        var process = command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(process.exitValue()).as("3 where SQLite worked").isEqualTo(3);
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}

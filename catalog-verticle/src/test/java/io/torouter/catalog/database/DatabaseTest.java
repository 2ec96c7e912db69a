package io.torouter.catalog.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.torouter.settings.DatabaseSettings;

import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

class DatabaseTest {
    @TempDir private Path directory;

    private Database open(Engine engine) throws IOException, SQLException {
        var database = Database.of(TestDatabase.settings(engine, directory), directory);
        database.migrate();
        return database;
    }

    private static long revision(Handle handle) {
        return handle.createQuery("SELECT value FROM revision").mapTo(Long.class).one();
    }

    private static long raise(Database database) throws SQLException {
        return database.write(handle -> {
            handle.execute("UPDATE revision SET value = value + 1");
            return revision(handle);
        });
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatWasWritten(Engine engine) throws IOException, SQLException {
        try (var database = open(engine)) {
            assertThat(raise(database)).isEqualTo(1);
            assertThat(database.read(DatabaseTest::revision)).isEqualTo(1);
            assertThat(database.engine()).isEqualTo(engine);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesBackWhatFailed(Engine engine) throws IOException, SQLException {
        try (var database = open(engine)) {
            assertThatThrownBy(() ->
                            database.write(handle -> {
                                handle.execute("UPDATE revision SET value = 7");
                                return handle.execute("UPDATE no_such_table SET value = 7");
                            }))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("no_such_table");
            assertThat(database.read(DatabaseTest::revision)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesOneChangeFollowTheOther(Engine engine)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        try (var database = open(engine)) {
            var raised = new ArrayList<Future<Long>>();
            for (int i = 0; i < 50; i++) {
                raised.add(database.threads().submit(() -> raise(database)));
            }
            var seen = new ArrayList<Long>();
            for (var each : raised) {
                seen.add(each.get());
            }
            assertThat(seen).doesNotHaveDuplicates().hasSize(50);
            assertThat(database.read(DatabaseTest::revision)).isEqualTo(50);
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsItsTablesAgain(Engine engine) throws IOException, SQLException {
        var settings = TestDatabase.settings(engine, directory);
        for (int start = 1; start <= 2; start++) {
            try (var database = Database.of(settings, directory)) {
                database.migrate();
                assertThat(raise(database)).isEqualTo(start);
            }
        }
    }

    @Test
    void makesAFileForItsOwnerOnly() throws IOException, SQLException {
        try (var database = Database.of(DatabaseSettings.DEFAULT, directory.resolve("data"))) {
            database.migrate();
        }

        var rights = Files.getPosixFilePermissions(directory.resolve("data/torouter.db"));
        assertThat(PosixFilePermissions.toString(rights)).isEqualTo("rw-------");
    }

    @Test
    void aServerThatIsDownIsAFailureOnlyOnceItIsAsked() throws IOException {
        try (var database = TestDatabase.away(directory)) {
            assertThatThrownBy(database::migrate).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> database.read(DatabaseTest::revision)).isInstanceOf(SQLException.class);
        }
    }
}

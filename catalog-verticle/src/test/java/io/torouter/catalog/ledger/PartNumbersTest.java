package io.torouter.catalog.ledger;

import static io.torouter.catalog.ledger.Rows.NOW;
import static io.torouter.catalog.ledger.Rows.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.catalog.database.Database;
import io.torouter.catalog.database.Engine;
import io.torouter.catalog.database.TestDatabase;
import io.torouter.ledger.LedgerRow;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

class PartNumbersTest {
    private static final Month MONTH = Month.of(row("any"));

    @TempDir private Path directory;

    private Database open(Engine engine) throws Exception {
        var database = Database.of(TestDatabase.settings(engine, directory), directory);
        database.migrate();
        database.write(handle -> MonthTables.create(handle, MONTH, engine));
        return database;
    }

    private static LedgerRow of(String id, String model, int status) {
        return row(id, NOW, "laptop", model, status);
    }

    private static int parts(Database database, Part<?> part) throws SQLException {
        return database.read(
                handle -> handle.createQuery("SELECT count(*) FROM " + part.table(MONTH)).mapTo(Integer.class).one());
    }

    @ParameterizedTest
    @EnumSource
    void whatRowsHaveInCommonHasOneNumber(Engine engine) throws Exception {
        try (var database = open(engine)) {
            var kinds = new PartNumbers<>(database, Part.KIND);

            var numbers =
                    kinds.of(
                            MONTH, List.of(of("a", "x", 200), of("b", "y", 200), of("c", "x", 200), of("d", "x", 500)));

            assertThat(numbers).hasSize(4).doesNotContainNull();
            assertThat(numbers.get(2)).isEqualTo(numbers.get(0));
            assertThat(numbers.stream().distinct()).hasSize(3);
            assertThat(kinds.of(MONTH, List.of(of("e", "y", 200), of("f", "z", 200))).getFirst())
                    .isEqualTo(numbers.get(1));
            assertThat(parts(database, Part.KIND)).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void othersHaveTheSameNumbers(Engine engine) throws Exception {
        try (var database = open(engine)) {
            var rows = List.of(of("a", "x", 200), of("b", "y", 200));
            for (var part : Part.ALL) {
                var numbers = new PartNumbers<>(database, part).of(MONTH, rows);
                assertThat(new PartNumbers<>(database, part).of(MONTH, rows)).as(part.name()).isEqualTo(numbers);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void numbersStayWhenTheyAreNotRememberedAnyMore(Engine engine) throws Exception {
        try (var database = open(engine)) {
            var kinds = new PartNumbers<>(database, Part.KIND, 3);
            var rows = IntStream.range(0, 20).mapToObj(i -> of("r" + i, "model" + i, 200)).toList();
            var numbers = kinds.of(MONTH, rows);

            for (int i = 0; i < rows.size(); i++) {
                assertThat(kinds.of(MONTH, List.of(rows.get(i)))).containsExactly(numbers.get(i));
            }
            assertThat(parts(database, Part.KIND)).isEqualTo(20);
        }
    }

    @ParameterizedTest
    @EnumSource
    void thoseWhoInsertTheSameInOtherOrdersDoNotCross(Engine engine) throws Exception {
        try (var database = open(engine)) {
            for (int round = 0; round < 5; round++) {
                var prefix = "round" + round + "model";
                var rows = IntStream.range(0, 100).mapToObj(i -> of("r" + i, prefix + i, 200)).toList();
                var here = new PartNumbers<>(database, Part.KIND);
                var there = new PartNumbers<>(database, Part.KIND);

                var numbers = database.threads().submit(() -> here.of(MONTH, rows));
                var others = database.threads().submit(() -> there.of(MONTH, rows.reversed()));

                assertThat(others.get()).isEqualTo(numbers.get().reversed());
            }
        }
    }
}

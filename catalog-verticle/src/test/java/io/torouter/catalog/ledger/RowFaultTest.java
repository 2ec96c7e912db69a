package io.torouter.catalog.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.SQLException;

class RowFaultTest {
    @ParameterizedTest
    @CsvSource({"22021, 0", "22003, 0", "23514, 0", "54000, 0", "P0001, 0", ", 18", ", 19", ", 20"})
    void whatTheRowItselfIsRefusedForIsItsFault(String state, int code) {
        assertThat(RowFault.is(new SQLException("no", state, code))).isTrue();
    }

    /** Out of reach, in each other's way, full, shut down, not allowed, without tables; busy, locked, full. */
    @ParameterizedTest
    @CsvSource({
        "08006, 0",
        "40001, 0",
        "40P01, 0",
        "53100, 0",
        "57P01, 0",
        "42501, 0",
        "42P01, 0",
        "X, 0",
        ", 0",
        ", 5",
        ", 6",
        ", 8",
        ", 10",
        ", 13"
    })
    void whatTheDatabaseMayGetOverIsNot(String state, int code) {
        assertThat(RowFault.is(new SQLException("no", state, code))).isFalse();
    }
}

package io.torouter.catalog.ledger;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A column of a table of rows.
 *
 * @param type and what else SQL is told of it, the same on both engines
 * @param value what it has of a row
 */
record Column<R>(String name, String type, Function<R, ? extends @Nullable Object> value) {
    private static final String RARE = "BIGINT NOT NULL DEFAULT 0";
    private static final Long ZERO = 0L;

    static <R> Column<R> text(String name, Function<R, Object> value) {
        return new Column<>(name, "TEXT NOT NULL", value);
    }

    static <R> Column<R> number(String name, Function<R, Object> value) {
        return new Column<>(name, "BIGINT NOT NULL", value);
    }

    /** A number that is 0 for most rows, and where an insert does not name it. */
    static <R> Column<R> rare(String name, Function<R, Object> value) {
        return new Column<>(name, RARE, value);
    }

    /** A number that a row may have none of. */
    static <R> Column<R> optional(String name, Function<R, @Nullable Object> value) {
        return new Column<>(name, "BIGINT", value);
    }

    static <R> Column<R> flag(String name, Function<R, Object> value) {
        return new Column<>(name, "BOOLEAN NOT NULL", value);
    }

    boolean isRare() {
        return type.equals(RARE);
    }

    boolean isZero(R row) {
        return ZERO.equals(value.apply(row));
    }

    static <R> String definitions(List<Column<R>> columns) {
        return columns.stream().map(column -> column.name() + ' ' + column.type()).collect(Collectors.joining(", "));
    }

    static <R> String create(String table, List<Column<R>> columns, String primaryKey) {
        return "CREATE TABLE %s (%s, PRIMARY KEY (%s))".formatted(table, definitions(columns), primaryKey);
    }

    static <R> String names(String table, List<Column<R>> columns) {
        return columns.stream().map(column -> table + '.' + column.name()).collect(Collectors.joining(", "));
    }

    static <R> String insert(String table, List<Column<R>> columns) {
        var names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        var marks = columns.stream().map(_ -> "?").collect(Collectors.joining(", "));
        return "INSERT INTO %s (%s) VALUES (%s)".formatted(table, names, marks);
    }

    /** Gives an {@link #insert} the values of a row. */
    static <R> void bind(PreparedStatement insert, List<Column<R>> columns, R row) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            insert.setObject(i + 1, columns.get(i).value().apply(row));
        }
    }
}

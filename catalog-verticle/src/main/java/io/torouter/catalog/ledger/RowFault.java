package io.torouter.catalog.ledger;

import java.sql.SQLException;
import java.util.Set;

/** Whose fault it is that rows are not inserted: theirs, for ever, or the database's, until it is mended. */
final class RowFault {
    /** Of SQL: invalid data, broken constraints, what is too large; and what a trigger says. */
    private static final Set<String> CLASSES = Set.of("22", "23", "54", "P0");

    /**
     * Of SQLite, which has none of these: too big, a broken constraint, a type that does not fit.
     *
     * @see <a href="https://sqlite.org/rescode.html">its result codes</a>
     */
    private static final Set<Integer> SQLITE = Set.of(18, 19, 20);

    private RowFault() {}

    static boolean is(SQLException failure) {
        var state = failure.getSQLState();
        return (state == null || state.length() < 2)
                ? SQLITE.contains(failure.getErrorCode())
                : CLASSES.contains(state.substring(0, 2));
    }
}

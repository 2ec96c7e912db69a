package io.torouter.catalog.objects;

import static java.util.stream.Collectors.joining;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** A table of what edits change: rows have an id and a revision, and stay when they are marked as deleted. */
final class EditedTable<T> {
    private final String put;
    private final String select;
    private final RowMapper<T> mapper;

    /**
     * @param columns all of them, with a space between them
     * @param key those that name a row, with a comma between them
     */
    EditedTable(String name, String columns, String key, RowMapper<T> mapper) {
        var all = List.of(columns.split(" "));
        this.put =
                all.stream().collect(joining(", ", "INSERT INTO " + name + " (", ")"))
                        + all.stream().map(column -> ":" + column).collect(joining(", ", " VALUES (", ")"))
                        + all.stream()
                                .map(column -> column + " = excluded." + column)
                                .collect(joining(", ", " ON CONFLICT (" + key + ") DO UPDATE SET ", ""));
        this.select = "SELECT " + String.join(", ", all) + " FROM " + name + " ";
        this.mapper = mapper;
    }

    /** Makes a row, or another of one that is there; wants a value for each column. */
    Update put(Handle handle) {
        return handle.createUpdate(put);
    }

    /**
     * One that was not deleted, or null.
     *
     * @param among the values of columns that it must have
     */
    @Nullable T find(Handle handle, Map<String, String> among, String id) {
        return canBe(id)
                ? among(handle, among, "id = :id AND deleted = 0").bind("id", id).map(mapper).findOne().orElse(null)
                : null;
    }

    /**
     * Some that were not deleted, by id.
     *
     * @param among the values of columns that they must have
     */
    List<T> after(Handle handle, Map<String, String> among, String id, int most) {
        return canBe(id)
                ? read(
                        among(handle, among, "id > :id AND deleted = 0 ORDER BY id LIMIT :most")
                                .bind("id", id)
                                .bind("most", most))
                : List.of();
    }

    /** PostgreSQL has no text with a zero character, so nothing has such an id. */
    private static boolean canBe(String id) {
        return id.indexOf('\0') < 0;
    }

    private Query among(Handle handle, Map<String, String> among, String condition) {
        var these = among.keySet().stream().map(column -> column + " = :" + column + " AND ").collect(joining());
        return where(handle, these + condition).bindMap(among);
    }

    /** Some that changed since a revision, the earliest change first; since 0 those only that were not deleted. */
    List<T> since(Handle handle, long revision, int most) {
        return read(
                where(handle, "revision > :since AND (deleted = 0 OR :since > 0) ORDER BY revision LIMIT :most")
                        .bind("since", revision)
                        .bind("most", most));
    }

    /** All that were not deleted. */
    List<T> all(Handle handle, String order) {
        return read(where(handle, "deleted = 0 ORDER BY " + order));
    }

    private Query where(Handle handle, String condition) {
        return handle.createQuery(select + "WHERE " + condition);
    }

    private List<T> read(Query query) {
        return query.map(mapper).list();
    }
}

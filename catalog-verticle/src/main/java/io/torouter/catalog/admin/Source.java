package io.torouter.catalog.admin;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;

/** Objects of one kind that are kept in one place. Blocks. */
interface Source {
    /** Whether objects of an origin are here. */
    boolean has(String origin);

    /**
     * Some, by id.
     *
     * @param id after which they come
     */
    List<Item> after(String id, int most) throws SQLException;

    /** One, or null where there is none. */
    @Nullable Item find(String id) throws SQLException;
}

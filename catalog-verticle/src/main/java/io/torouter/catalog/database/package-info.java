/**
 * The database: one file of SQLite, or PostgreSQL for a cluster. Start with {@link
 * io.torouter.catalog.database.Database}.
 *
 * <p>What must stay true: everything here blocks, so nothing of it runs on an event loop, and no request waits for it.
 * Both engines have the same tables from the same migrations, and the same SQL is sent to both.
 */
@NullMarked
package io.torouter.catalog.database;

import org.jspecify.annotations.NullMarked;

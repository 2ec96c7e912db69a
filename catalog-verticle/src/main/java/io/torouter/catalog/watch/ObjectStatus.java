package io.torouter.catalog.watch;

/**
 * How far the node is with the database.
 *
 * @param up whether it was in reach at the last look
 * @param seen the revision that was read
 * @param applied the revision in force; less than {@code seen} while that does not fit to the file
 */
public record ObjectStatus(boolean up, long seen, long applied) {}

package io.torouter.catalog.watch;

/**
 * How far the node is with its configuration file.
 *
 * @param seen the revision that the content on disk is, or would be if it were valid
 * @param applied the revision in force; less than {@code seen} while the content on disk is refused
 */
public record ConfigStatus(long seen, long applied) {}

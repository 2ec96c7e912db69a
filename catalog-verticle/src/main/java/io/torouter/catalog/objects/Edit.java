package io.torouter.catalog.objects;

import java.time.Instant;

/**
 * An edit under way.
 *
 * @param revision that it makes
 * @param actor who makes it, for the audit log
 */
record Edit(long revision, Instant moment, String actor) {}

package io.torouter.catalog.objects;

import io.torouter.catalog.config.ObjectRef;

import java.time.Instant;

/**
 * An edit that was made.
 *
 * @param revision that it made; no two are equal
 * @param action {@code create}, {@code update}, {@code rotate} or {@code delete}
 * @param before the object in JSON, its credential masked; empty where it was created
 * @param after likewise; empty where it was deleted
 */
public record Audit(
        long revision, Instant moment, String actor, String action, ObjectRef ref, String before, String after) {}

package io.torouter.snapshot;

/**
 * An owner of keys.
 *
 * @param active whether its keys may be used at all
 */
public record Account(String id, String name, boolean active) {}

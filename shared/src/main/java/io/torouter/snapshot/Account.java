package io.torouter.snapshot;

/**
 * An owner of keys.
 *
 * @param active whether its keys may be used at all
 * @param prepaid whether its requests are paid from a balance, and refused once that is spent
 */
public record Account(String id, String name, boolean active, boolean prepaid) {}

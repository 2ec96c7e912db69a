package io.torouter.ledger.bus;

/**
 * Asks what a subject of limits has used; the answer is a {@link io.torouter.limits.Past}.
 *
 * @param subject as {@link io.torouter.limits.Subject} says
 * @param before milliseconds since 1970; what began then or later does not count
 */
public record PastQuestion(String subject, long before) {}

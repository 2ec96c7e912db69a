package io.torouter.ledger;

/**
 * What a key has used, by the calendar of UTC.
 *
 * @param total since it exists
 * @param week since Monday
 */
public record KeyUsage(Spend total, Spend today, Spend week, Spend month) {}

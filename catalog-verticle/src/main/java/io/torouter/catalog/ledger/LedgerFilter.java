package io.torouter.catalog.ledger;

import java.time.Instant;

/**
 * Which requests are asked for. Empty texts and a status of 0 stand for all.
 *
 * @param from the first moment a request may have started at
 * @param to the first moment after
 * @param key id of a key
 * @param model as clients wrote it
 * @param channel its id
 * @param account its id
 */
public record LedgerFilter(
        Instant from, Instant to, String key, String model, String channel, String account, int status) {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    public LedgerFilter {
        from = from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from;
        to = to.isAfter(LAST) ? LAST : to;
    }

    /** All requests of a time. */
    public static LedgerFilter of(Instant from, Instant to) {
        return new LedgerFilter(from, to, "", "", "", "", 0);
    }

    public LedgerFilter withKey(String other) {
        return new LedgerFilter(from, to, other, model, channel, account, status);
    }

    public LedgerFilter withModel(String other) {
        return new LedgerFilter(from, to, key, other, channel, account, status);
    }

    public LedgerFilter withChannel(String other) {
        return new LedgerFilter(from, to, key, model, other, account, status);
    }

    public LedgerFilter withAccount(String other) {
        return new LedgerFilter(from, to, key, model, channel, other, status);
    }

    public LedgerFilter withStatus(int other) {
        return new LedgerFilter(from, to, key, model, channel, account, other);
    }
}

package io.torouter.gateway.limits;

import io.torouter.limits.Amounts;

/**
 * What is held of the limits of a key or account.
 *
 * @param ahead given for requests to come
 * @param underWay reserved for requests that are not over
 * @param used since the book was told last
 */
record Holding(Amounts ahead, Amounts underWay, Amounts used) {
    private static final Amounts ONE_REQUEST = new Amounts(1, 0, 0, 0);

    static final Holding NOTHING = new Holding(Amounts.NONE, Amounts.NONE, Amounts.NONE);

    boolean isNothing() {
        return ahead.isNone() && underWay.isNone() && used.isNone();
    }

    boolean covers(Amounts need) {
        return !ahead.isNone() && ahead.covers(need);
    }

    /** A request is reserved what it needs, of what is ahead. */
    Holding taken(Amounts need) {
        return new Holding(ahead.minus(need), underWay.plus(need), used);
    }

    /** A request is reserved what the book gave it. */
    Holding reserved(Amounts given) {
        return new Holding(ahead, underWay.plus(given), used);
    }

    /** A request that was admitted begins: it is used, what it holds beyond that stays under way. */
    Holding begun(Amounts held) {
        return new Holding(ahead, underWay.minus(new Amounts(held.requests(), 0, 0, 0)), used.plus(ONE_REQUEST));
    }

    /** What was held is free, and what was used of it counts. */
    Holding over(Amounts held, Amounts truth) {
        return new Holding(ahead, underWay.minus(held), used.plus(truth));
    }

    Holding withAhead(Amounts given) {
        return new Holding(given, underWay, used);
    }

    Holding withUsed(Amounts untold) {
        return new Holding(ahead, underWay, untold);
    }
}

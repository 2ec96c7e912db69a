package io.torouter.gateway.limits;

import io.torouter.limits.Amounts;
import io.torouter.limits.Grant;

/**
 * What the book said a moment ago, and would say again to those who need as much.
 *
 * @param lasts whether trying again soon is of no use, so that what others give back changes nothing
 * @param until the moment of the desk's clock at which it is asked all the same
 */
record Refusal(Grant.Refused reason, Amounts need, boolean lasts, long until) {
    private static final long MOST_MILLIS = 100;

    /** Where only time helps, or nothing. */
    private static final long MOST_MILLIS_LASTING = 10_000;

    static Refusal at(long now, Grant.Refused reason, Amounts need, boolean lasts) {
        long most = lasts ? MOST_MILLIS_LASTING : MOST_MILLIS;
        long wait = reason.waitMillis() == Grant.NEVER ? most : Math.min(reason.waitMillis(), most);
        return new Refusal(reason, need, lasts, now + wait);
    }

    boolean holds(long now) {
        return now < until;
    }
}

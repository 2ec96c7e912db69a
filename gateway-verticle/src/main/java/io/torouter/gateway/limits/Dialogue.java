package io.torouter.gateway.limits;

import io.torouter.limits.Amounts;

/**
 * How an edge instance and the book talk about one key or account. Moments are those of the desk's clock.
 *
 * <p>Resting → asking, when a claim goes out → resting, when its answer is heard by all who waited for it. Asking →
 * asking again, when meanwhile something is given back that others may wait for → resting, and at once asking.
 *
 * @param tight whether the book gave nothing ahead, so that others may wait for what is free here
 * @param shape what a request needs, by the last that had to wait
 * @param touchedAt when a request came last
 * @param askedAt when the last claim went out
 */
record Dialogue(Phase phase, Report report, boolean tight, Amounts shape, long touchedAt, long askedAt) {
    /** A key without requests for so long gives back what it has ahead. */
    private static final long PAUSE_MILLIS = 1_000;

    static final Dialogue NEW = new Dialogue(Phase.RESTING, Report.NONE, false, Amounts.NONE, 0, 0);

    enum Phase {
        RESTING,
        ASKING,
        ASKING_AGAIN
    }

    boolean rests() {
        return phase == Phase.RESTING;
    }

    boolean isPaused(long now) {
        return now - touchedAt >= PAUSE_MILLIS;
    }

    /** What is wanted ahead: nothing while no requests come. */
    Amounts wanted() {
        return isPaused(askedAt) ? Amounts.NONE : shape;
    }

    Dialogue touched(long now) {
        return new Dialogue(phase, report, tight, shape, now, askedAt);
    }

    Dialogue withShape(Amounts need) {
        return new Dialogue(phase, report, tight, need, touchedAt, askedAt);
    }

    /** A claim goes out that tells of what was used. */
    Dialogue asking(long now, Amounts used) {
        return new Dialogue(Phase.ASKING, report.next(used), tight, shape, touchedAt, now);
    }

    /** The book has answered; not all who waited have heard of it. */
    Dialogue answered(Amounts ahead) {
        return new Dialogue(phase, report.heard(), ahead.isNone(), shape, touchedAt, askedAt);
    }

    Dialogue rested() {
        return new Dialogue(Phase.RESTING, report, tight, shape, touchedAt, askedAt);
    }

    /** While a claim is under way, nothing else is told: it is asked again behind it. */
    Dialogue askingAgain() {
        return new Dialogue(Phase.ASKING_AGAIN, report, tight, shape, touchedAt, askedAt);
    }
}

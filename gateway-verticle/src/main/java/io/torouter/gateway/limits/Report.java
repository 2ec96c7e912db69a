package io.torouter.gateway.limits;

import io.torouter.limits.Amounts;

/**
 * What the book was told last. While it has not confirmed that, it is told the same again under the same number, and it
 * counts once.
 *
 * @param sequence of the claim; 0 for none
 */
record Report(long sequence, Amounts told, boolean confirmed) {
    static final Report NONE = new Report(0, Amounts.NONE, true);

    /** That of the next claim: of what was used since, or once more the last. */
    Report next(Amounts used) {
        return confirmed ? new Report(sequence + 1, used, false) : this;
    }

    Report heard() {
        return new Report(sequence, Amounts.NONE, true);
    }
}

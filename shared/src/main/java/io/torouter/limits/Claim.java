package io.torouter.limits;

import java.util.List;

/**
 * What a holder of leases tells and asks: the first half is so, the second it wants. A holder has one claim under way
 * at a time for a subject; it states what it keeps, and everything else that it was given is free again.
 *
 * @param holder who claims, by a name of its own
 * @param sequence grows by one with every claim; a claim whose answer was lost is made again under the same number and
 *     with the same {@code used}, which counts once
 * @param limits those of the subject, which the holder knows
 * @param used what was used since the claim before
 * @param kept what stays reserved for requests under way
 * @param needs one for each request that waits
 * @param spare what a request to come would need; of which as many are given ahead as their share allows. None where
 *     none are wanted
 */
public record Claim(
        String holder, long sequence, Limits limits, Amounts used, Amounts kept, List<Amounts> needs, Amounts spare) {
    public Claim {
        needs = List.copyOf(needs);
    }

    /** One that tells nothing and asks for nothing, by which a subject becomes known. */
    static Claim nothing(String holder, Limits limits) {
        return new Claim(holder, 1, limits, Amounts.NONE, Amounts.NONE, List.of(), Amounts.NONE);
    }
}

package io.torouter.limits;

import java.util.List;

/**
 * The answer to a {@link Claim}.
 *
 * @param answers to its needs, in their order
 * @param spare what is given ahead, as it was asked for, so many times over
 * @param standing how the subject stands now, all leases taken off
 * @param countedSince as {@link LimitState#countedSince} says
 */
public record Grant(List<Answer> answers, Amounts spare, Standing standing, long countedSince) {
    /** To a claim that came too late to matter. */
    static final Grant NOTHING = new Grant(List.of(), Amounts.NONE, Standing.UNLIMITED, LimitState.ALWAYS);

    /** What a request is told. */
    public sealed interface Answer {}

    /** All that it needs; or the rest there is, if that is less and nobody else holds any. */
    public record Given(Amounts amounts) implements Answer {}

    /**
     * @param by the limit that is in the way
     * @param waitMillis after which the same may be given; {@link #NEVER} if no time helps
     * @param pressed whether only leases are in the way: what they are not used up for is free again soon
     */
    public record Refused(Limit by, long waitMillis, boolean pressed) implements Answer {}

    public static final long NEVER = -1;

    public Grant {
        answers = List.copyOf(answers);
    }
}

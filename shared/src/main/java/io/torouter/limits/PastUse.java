package io.torouter.limits;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Knows what was used before a process, or a cluster, began to count. */
@FunctionalInterface
public interface PastUse {
    /** Later than all that ever was. */
    long EVER = Long.MAX_VALUE;

    /** Nothing is known of any past. */
    PastUse NONE = (_, _) -> CompletableFuture.completedFuture(Past.NOTHING);

    /**
     * Asked when a subject is first touched, and again while it is {@link Past#UNKNOWN}.
     *
     * @param before milliseconds of a wall clock: what began then or later is not of the past; {@link #EVER} for all
     * @return fails with {@link PastUnknown} where the subject may not be used without it; what fails is asked again by
     *     the next who touches it
     */
    CompletionStage<Past> of(String subject, long before);
}

package io.torouter.limits;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Knows what was used before a process, or a cluster, began to count. */
@FunctionalInterface
public interface PastUse {
    /** Nothing is known of any past. */
    PastUse NONE = _ -> CompletableFuture.completedFuture(Past.NOTHING);

    /** Asked when a subject is first touched; what fails is asked again by the next who touches it. */
    CompletionStage<Past> of(String subject);
}

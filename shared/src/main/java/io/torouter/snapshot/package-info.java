/**
 * The catalogue as every node sees it: one immutable value per revision.
 *
 * <p>Start at {@link io.torouter.snapshot.Snapshot}. What must stay true: readers take a reference and never a lock; a
 * snapshot that exists is valid (references resolve, ids are unique); secrets never show in {@code toString()}.
 */
@NullMarked
package io.torouter.snapshot;

import org.jspecify.annotations.NullMarked;

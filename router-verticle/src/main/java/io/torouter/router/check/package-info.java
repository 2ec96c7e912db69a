/**
 * Looks at a sample of the streams of a running gateway: does each keep to the grammar of its dialect, the upstream's
 * as it comes and ours as it leaves?
 *
 * <p>Start at {@link io.torouter.router.check.StreamChecks}. What must stay true: a stream that is not in the sample
 * costs one comparison, and nothing that a check meets or does reaches the road of its answer.
 */
@NullMarked
package io.torouter.router.check;

import org.jspecify.annotations.NullMarked;

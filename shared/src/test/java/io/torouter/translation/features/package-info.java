/**
 * What clients and models can say, and what becomes of each of it in every cell of the grid: {@link
 * io.torouter.translation.features.GridPageTest} finds it out on the road that a gateway takes, and {@code
 * docs/grid.md} is written from that. Start with {@link io.torouter.translation.features.Feature}.
 *
 * <p>A loss that is not named to the client fails the test, and so does an outcome short of yes for which {@code
 * features/reasons.json} has no reason, or a reason for something that works.
 */
@NullMarked
package io.torouter.translation.features;

import org.jspecify.annotations.NullMarked;

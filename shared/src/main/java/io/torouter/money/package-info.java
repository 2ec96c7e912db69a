/**
 * What answers cost, in whole numbers. Start with {@link io.torouter.money.Price} and {@link
 * io.torouter.money.Cost#of}.
 *
 * <p>What must stay true: no floating point, prices in picodollars a unit, amounts in nanodollars (10<sup>-9</sup>
 * USD), and each part of a cost is rounded once, half up, so that parts add up to their total exactly.
 */
@NullMarked
package io.torouter.money;

import org.jspecify.annotations.NullMarked;

package io.torouter.translation;

import io.torouter.translation.vendor.Vendor;

/**
 * The upstream a request is written for.
 *
 * @param model the id the upstream knows the model by
 * @param maxOutput tokens an answer of the model may hold; 0 where unknown
 * @param vendor what the upstream takes beyond its dialect, and what it refuses
 */
public record Target(String model, long maxOutput, Vendor vendor) {}

/**
 * What upstreams of one dialect differ in, as data: fields, tool types, betas and schema keywords that they take.
 *
 * <p>Start at {@link io.torouter.translation.vendor.Vendors}. What must stay true: a new vendor, model family or beta
 * is a line in a table, which an operator can override without a release, and never a branch in a half.
 */
@NullMarked
package io.torouter.translation.vendor;

import org.jspecify.annotations.NullMarked;

/**
 * The endpoints of the Anthropic surface.
 *
 * <p>Start at {@link io.torouter.simulator.anthropic.AnthropicApi}. What must stay true: field names and their order
 * are those of the real service.
 */
@NullMarked
package io.torouter.simulator.anthropic;

import org.jspecify.annotations.NullMarked;

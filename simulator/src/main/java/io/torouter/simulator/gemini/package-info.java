/**
 * The endpoints of the Gemini surface.
 *
 * <p>Start at {@link io.torouter.simulator.gemini.GeminiApi}. What must stay true: field names and their order are
 * those of the real service.
 */
@NullMarked
package io.torouter.simulator.gemini;

import org.jspecify.annotations.NullMarked;

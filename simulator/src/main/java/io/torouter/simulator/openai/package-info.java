/**
 * The endpoints of the OpenAI surface.
 *
 * <p>Start at {@link io.torouter.simulator.openai.OpenAiApi}. What must stay true: field names and their order are
 * those of the real service.
 */
@NullMarked
package io.torouter.simulator.openai;

import org.jspecify.annotations.NullMarked;

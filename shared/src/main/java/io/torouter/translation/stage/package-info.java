/**
 * What stands between a decoder and an encoder, whichever dialects they are of.
 *
 * <p>Requests pass {@link io.torouter.translation.stage.ToolFlattening}; answers pass {@link
 * io.torouter.translation.stage.ToolRestoring}, which takes that back, and {@link
 * io.torouter.translation.stage.BlockOrder}. What must stay true: pure, and nothing here knows a dialect's words.
 */
@NullMarked
package io.torouter.translation.stage;

import org.jspecify.annotations.NullMarked;

/**
 * Pictures that OpenAI's clients ask for, made by Gemini's models that answer with pictures.
 *
 * <p>Start at {@link io.torouter.translation.image.ImageRequest}. What must stay true: pure code; one request makes one
 * picture, as Gemini does; what Gemini has no word for is named as dropped, and what the client could not do without (a
 * URL, a stream, several pictures) is refused.
 */
@NullMarked
package io.torouter.translation.image;

import org.jspecify.annotations.NullMarked;

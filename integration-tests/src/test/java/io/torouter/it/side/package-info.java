/** The operations beside generation, through a running gateway: counts of tokens, embeddings, images, model lists. */
@NullMarked
package io.torouter.it.side;

import org.jspecify.annotations.NullMarked;

/** Answers one question: what exists, as models, channels, groups, keys and prices? */
@NullMarked
package io.torouter.catalog;

import org.jspecify.annotations.NullMarked;

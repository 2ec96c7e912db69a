/** Answers one question: what did the client say, and how do we answer in its dialect? */
@NullMarked
package io.torouter.gateway;

import org.jspecify.annotations.NullMarked;

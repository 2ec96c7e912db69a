/** Answers on their way to clients. Start at {@code EdgeStreams}. */
@NullMarked
package io.torouter.gateway.stream;

import org.jspecify.annotations.NullMarked;

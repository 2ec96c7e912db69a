/** One request from its first frame to its last. Start at {@code RoutedStream}. */
@NullMarked
package io.torouter.router.stream;

import org.jspecify.annotations.NullMarked;

/** What commands print. Nothing that comes from elsewhere reaches a terminal with control characters in it. */
@NullMarked
package io.torouter.cli.terminal;

import org.jspecify.annotations.NullMarked;

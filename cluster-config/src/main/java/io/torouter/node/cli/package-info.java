/** The command line: what was asked for, and what is printed at start. */
@NullMarked
package io.torouter.node.cli;

import org.jspecify.annotations.NullMarked;

/**
 * Nodes as processes: started, joined, stopped, hung and killed as an operator or a bad day would.
 *
 * <p>Start at {@code NodeProcess}, which is one of them, and {@code Site}, which joins several. What must stay true: no
 * process outlives its test; what it printed stays in {@code target/processes}.
 */
@NullMarked
package io.torouter.it.process;

import org.jspecify.annotations.NullMarked;

/**
 * What the nodes that answer the admin API and those that route say to one another about tests of channels.
 *
 * <p>Start at {@link io.torouter.probe.bus.ProbeQuestion}. What must stay true: one fixed address for each routing
 * node; an answer comes within the time that was given for it.
 */
@NullMarked
package io.torouter.probe.bus;

import org.jspecify.annotations.NullMarked;

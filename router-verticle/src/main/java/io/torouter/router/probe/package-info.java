/**
 * Tests one channel by real calls, whatever selection thinks of it, and says in words what is wrong.
 *
 * <p>Start at {@link io.torouter.router.probe.ProbeVerticle}, then {@code CheckCall}, which is one call, and {@code
 * Judge}, which makes a {@code Finding} of what was seen. What must stay true: no test is on the bill of a client, or
 * touches the counters of what channels carry; nothing that is said holds the channel's credential.
 */
@NullMarked
package io.torouter.router.probe;

import org.jspecify.annotations.NullMarked;

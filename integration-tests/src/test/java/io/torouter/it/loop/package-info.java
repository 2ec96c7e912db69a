/**
 * Loops of tools over several turns, with reasoning, through a whole node to an upstream that refuses what the vendors
 * refuse. Start at {@link io.torouter.it.loop.ToolLoopTest}; the upstream is {@link
 * io.torouter.it.loop.StrictUpstream}, with a set of rules and a voice for each dialect.
 *
 * <p>The rules are no laxer than the vendors' own where a conversation stays with one upstream, and {@link
 * io.torouter.it.loop.RulesTest} shows that each of them can refuse.
 */
@NullMarked
package io.torouter.it.loop;

import org.jspecify.annotations.NullMarked;

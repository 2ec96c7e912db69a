/**
 * What operators ask a running gateway from a terminal: {@link io.torouter.cli.Cli} is where it begins. Commands speak
 * to the admin API only; what they know of the machine they run on is {@link io.torouter.cli.client.LocalNode}. They
 * may block: nothing here runs in a node.
 */
@NullMarked
package io.torouter.cli;

import org.jspecify.annotations.NullMarked;

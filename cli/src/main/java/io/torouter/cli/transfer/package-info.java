/**
 * The catalogue of a gateway as a file, and files as a catalogue: {@link io.torouter.cli.transfer.Export} and {@link
 * io.torouter.cli.transfer.Format}. What is decided here is decided by pure functions; the commands speak to the
 * gateway.
 */
@NullMarked
package io.torouter.cli.transfer;

import org.jspecify.annotations.NullMarked;

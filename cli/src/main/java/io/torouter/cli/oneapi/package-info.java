/**
 * Channels of new-api and one-api as a catalogue: {@link io.torouter.cli.oneapi.ChannelExport}. Pure. What the fields
 * and the numbers of types mean was read in the source of both projects, 2026-11-28.
 */
@NullMarked
package io.torouter.cli.oneapi;

import org.jspecify.annotations.NullMarked;

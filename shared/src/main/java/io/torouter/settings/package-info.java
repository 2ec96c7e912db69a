/**
 * How one node is set up: where it listens, what it may hold in memory, how it joins a cluster.
 *
 * <p>Start at {@link io.torouter.settings.Settings}. What must stay true: values here are fixed for the life of a
 * process (what may change while it runs is the {@linkplain io.torouter.snapshot.Snapshot catalogue}); every record has
 * defaults that work; nothing here is a credential.
 */
@NullMarked
package io.torouter.settings;

import org.jspecify.annotations.NullMarked;

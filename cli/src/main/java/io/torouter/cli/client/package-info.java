/** The admin API as commands call it: {@link io.torouter.cli.client.AdminClient}. */
@NullMarked
package io.torouter.cli.client;

import org.jspecify.annotations.NullMarked;

/** The commands, each in a class: {@link io.torouter.cli.command.GatewayCommand} is what they have in common. */
@NullMarked
package io.torouter.cli.command;

import org.jspecify.annotations.NullMarked;

/**
 * What a configuration file would declare, put together from elsewhere: {@link io.torouter.cli.catalogue.Draft}. Pure.
 * Nothing of a foreign file is left out without a word: {@link io.torouter.cli.catalogue.Members} names what nobody
 * asked for.
 */
@NullMarked
package io.torouter.cli.catalogue;

import org.jspecify.annotations.NullMarked;

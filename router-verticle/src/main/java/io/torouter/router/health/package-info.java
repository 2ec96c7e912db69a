/**
 * Which channels are left alone for a while because of how they fared? Start at {@code ChannelHealth}, which all
 * routers of a node ask; {@code Breaker} is the machine of one model at one channel.
 *
 * <p>What must stay true: a channel of which nothing bad is known costs a request one look at an empty map; what a node
 * has from another it does not tell on, so that what is cleared everywhere stays cleared.
 */
@NullMarked
package io.torouter.router.health;

import org.jspecify.annotations.NullMarked;

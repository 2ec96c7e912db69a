package io.torouter.gateway.stream;

import io.torouter.bus.Settlement;

/** What is over for the client, and of which a router may still say what it used. */
interface Unsettled {
    long id();

    /** Address of the router that was cancelled. */
    String router();

    /** The router's word. Called once, or the other is. */
    void settled(Settlement settlement);

    /** The router will not say it. */
    void unsettled();
}

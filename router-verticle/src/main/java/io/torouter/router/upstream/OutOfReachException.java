package io.torouter.router.upstream;

import io.vertx.core.VertxException;

/** A channel leads to an address that it may not. Names neither, since clients see what becomes of it. */
public final class OutOfReachException extends VertxException {
    private static final long serialVersionUID = 1L;

    public OutOfReachException() {
        super("the address of the upstream is private, and not among those that are allowed", true);
    }
}

package io.torouter.router.stream;

import io.vertx.core.buffer.Buffer;

/** The attempt has not been answered. */
record NothingYet() implements Reading {
    static final NothingYet INSTANCE = new NothingYet();

    @Override
    public void received(Buffer bytes) {
        throw new IllegalStateException("bytes before a head");
    }
}

package io.torouter.router.stream;

import io.vertx.core.buffer.Buffer;

/** What becomes of the bytes an attempt receives. */
sealed interface Reading permits AnswerRelay, Rejection, NothingYet {
    void received(Buffer bytes);
}

package io.torouter.bus;

import io.vertx.core.buffer.Buffer;

/**
 * Asks a router to serve a request.
 *
 * @param body the first part of the body: all of it when sent by reference or when it is small
 * @param bodyBytes the length of the whole body; what {@code body} lacks follows in {@link Body} frames
 * @param credit bytes of answer the router may send before it needs more
 */
public record Open(long stream, RequestHead head, Buffer body, int bodyBytes, int credit) implements ToRouter {}

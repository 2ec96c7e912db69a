package io.torouter.admin.bus;

import io.vertx.core.buffer.Buffer;

import java.util.Map;

/**
 * An answer of the admin API, or the next piece of one.
 *
 * @param status of HTTP; of the first piece
 * @param route the path as the documentation writes it, for logs and metrics; empty where the call had none
 * @param headers by their names in small letters; of the first piece
 * @param next what to ask the next piece with, of this node or any other; empty where this is the last
 */
public record AdminAnswer(int status, String route, Map<String, String> headers, Buffer body, String next) {
    public AdminAnswer {
        headers = Map.copyOf(headers);
    }
}

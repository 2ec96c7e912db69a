package io.torouter.admin.bus;

import io.vertx.core.buffer.Buffer;

import java.util.Map;

/**
 * One call of the admin API, from somebody who may make it. Answered with an {@link AdminAnswer}, or fails with a code
 * of {@link AdminAddress}.
 *
 * @param path as it came, not decoded, without the query
 * @param query as it came, without the question mark; empty where there is none
 * @param headers those that matter, by their names in small letters
 * @param actor who calls, for the log of edits
 * @param client the address it came from; empty where unknown
 * @param piece which piece of the answer is wanted: empty for the first, else {@link AdminAnswer#next} of the last
 */
public record AdminCall(
        String method,
        String path,
        String query,
        Map<String, String> headers,
        Buffer body,
        String actor,
        String client,
        String piece) {
    public AdminCall {
        headers = Map.copyOf(headers);
    }

    /** The same for another piece of the answer. */
    public AdminCall at(String next) {
        return new AdminCall(method, path, query, headers, body, actor, client, next);
    }

    /** Whether it changes nothing, so that it may be made twice. */
    public boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}

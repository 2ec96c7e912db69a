package io.torouter.catalog.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.net.URLEncoder;
import java.time.Instant;

/** An object as it is shown. */
record Item(String id, ObjectNode json) {
    static final String ORIGIN = "origin";
    private static final String REVISION = "revision";

    static ObjectNode dated(ObjectNode json, long revision, Instant created, Instant changed) {
        return json.put(REVISION, revision).put("created", created.toString()).put("changed", changed.toString());
    }

    /**
     * Its answer to who made it.
     *
     * @param list the path of the list it is in
     */
    Reply created(String list) {
        var location = list + '/' + URLEncoder.encode(id, UTF_8).replace("+", "%20");
        return reply().withStatus(201).with("location", location);
    }

    /** Its answer, with a tag: the revision where it has one, else what its text comes to. */
    Reply reply() {
        var reply = Reply.of(json);
        return json.has(REVISION) ? reply.with("etag", '"' + json.get(REVISION).asText() + '"') : reply.tagged();
    }
}

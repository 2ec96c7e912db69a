package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.admin.Problem;
import io.torouter.snapshot.KeyHash;
import io.vertx.core.buffer.Buffer;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * An answer, or the next piece of one.
 *
 * @param headers by their names in small letters
 * @param next where the next piece begins; empty where this is the last
 */
record Reply(int status, Map<String, String> headers, Buffer body, String next) {
    private static final String JSON = "application/json";
    private static final int TAG_BYTES = 12;

    Reply {
        headers = Map.copyOf(headers);
    }

    /** That it was done, and there is nothing to show. */
    static final Reply NOTHING = new Reply(204, Map.of(), Buffer.buffer(), "");

    /** A document. */
    static Reply of(JsonNode json) {
        return of(Buffer.buffer(json.toString()));
    }

    /** A document that is JSON already. */
    static Reply of(Buffer json) {
        return new Reply(200, Map.of("content-type", JSON), json, "");
    }

    static Reply of(Problem problem, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("content-type", Problem.MEDIA_TYPE);
        return new Reply(problem.status(), all, Buffer.buffer(problem.json()), "");
    }

    /** The same with a tag that tells whether the document has changed. */
    Reply tagged() {
        byte[] hash = KeyHash.newDigest().digest(body.getBytes());
        return with("etag", '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"');
    }

    Reply withStatus(int other) {
        return new Reply(other, headers, body, next);
    }

    Reply with(String header, String value) {
        var all = new HashMap<>(headers);
        all.put(header, value);
        return new Reply(status, all, body, next);
    }

    /**
     * The same, or that nothing has changed.
     *
     * @param known the tags the caller knows, as {@code if-none-match} has them; empty for none
     */
    Reply unless(String known) {
        var tag = headers.get("etag");
        boolean same = tag != null && (known.equals("*") || known.contains(tag));
        return same ? new Reply(304, Map.of("etag", tag), Buffer.buffer(), "") : this;
    }
}

package io.torouter.it.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Calls of the admin API of a process. */
record AdminCalls(NodeProcess node, String token) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    JsonNode get(String path) throws Exception {
        return call("GET " + path, "");
    }

    JsonNode post(String path, String json) throws Exception {
        return call("POST " + path, json);
    }

    /** The answer to a call that has to be done. */
    private JsonNode call(String request, String json) throws Exception {
        var call = request.replace(" ", " /admin/v1");
        var headers = "authorization: Bearer " + token + "\r\nif-match: *\r\ncontent-type: application/json\r\n";
        try (var answer = HttpAnswer.to(node.port(), call, headers, json.getBytes(UTF_8))) {
            var text = answer.text();
            if (answer.status() >= 300) {
                throw new AssertionError(request + " is answered with " + answer.status() + ": " + text);
            }
            return MAPPER.readTree(text);
        }
    }
}

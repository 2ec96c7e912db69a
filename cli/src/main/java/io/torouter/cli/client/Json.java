package io.torouter.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.torouter.translation.ExactJson;

/** JSON as it comes from the gateway. Numbers keep their digits: some are money. */
final class Json {
    private Json() {}

    /** {@code MissingNode} for what is no JSON. */
    static JsonNode parse(String text) {
        var json = ExactJson.read(text);
        return json == null ? MissingNode.getInstance() : json;
    }
}

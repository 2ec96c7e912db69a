package io.torouter.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the gateway said to a call that it did.
 *
 * @param etag of the state that the answer shows; empty where it has none
 * @param json {@code MissingNode} where the answer is empty
 */
public record Answer(String etag, JsonNode json) {}

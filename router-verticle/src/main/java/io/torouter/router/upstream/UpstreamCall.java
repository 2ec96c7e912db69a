package io.torouter.router.upstream;

import io.torouter.bus.Headers;
import io.torouter.dialect.Operation;

/**
 * Which endpoint of an upstream is called, and with which headers.
 *
 * @param model the id the upstream knows the model by
 * @param target what stands in the path behind the operation: an object id, or empty
 * @param query without its question mark; may be empty
 * @param headers beside those of every request: the credential, and what the gateway says of itself
 */
public record UpstreamCall(Operation operation, String model, String target, String query, Headers headers) {}

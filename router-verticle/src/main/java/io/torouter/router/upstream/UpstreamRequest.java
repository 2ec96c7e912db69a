package io.torouter.router.upstream;

import io.vertx.core.buffer.Buffer;

import java.util.List;

/**
 * What one attempt sends.
 *
 * @param body in pieces, in order; pieces are parts of the client's own bytes wherever those were not edited
 * @param bodyBytes their lengths together
 */
public record UpstreamRequest(UpstreamCall call, List<Buffer> body, int bodyBytes) {}

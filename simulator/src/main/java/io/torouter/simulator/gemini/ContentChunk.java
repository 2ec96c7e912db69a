package io.torouter.simulator.gemini;

import io.torouter.simulator.exchange.Frame;
import io.vertx.core.json.JsonObject;

/** One {@code GenerateContentResponse} of a stream and its place in it. */
record ContentChunk(Frame.Part part, JsonObject json) {}

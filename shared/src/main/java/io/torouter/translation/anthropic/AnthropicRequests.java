package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.GenerationRequest;
import io.torouter.translation.RequestHalf;
import io.torouter.translation.Target;
import io.torouter.translation.WireRequest;

/** Reads and writes the body of {@code POST /v1/messages}. */
public final class AnthropicRequests implements RequestHalf {
    /** A body without {@code max_tokens} is read too: that of {@code count_tokens} has none. */
    @Override
    public GenerationRequest decode(ObjectNode body, String model, boolean stream) {
        return new RequestReader(body).read(model, stream);
    }

    @Override
    public WireRequest encode(GenerationRequest request, Target target, Drops drops) {
        return new RequestWriter(request, target, drops).write();
    }
}

package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.GenerationRequest;
import io.torouter.translation.RequestHalf;
import io.torouter.translation.Target;
import io.torouter.translation.WireRequest;

/** Requests of OpenAI's chat completions and of hosts that are compatible with it. */
public final class ChatRequests implements RequestHalf {
    @Override
    public GenerationRequest decode(ObjectNode body, String model, boolean stream) {
        return new RequestReader(body).read(model, stream);
    }

    @Override
    public WireRequest encode(GenerationRequest request, Target target, Drops drops) {
        return new WireRequest(new RequestWriter(request, new Upstream(target, drops)).write());
    }
}

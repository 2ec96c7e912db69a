package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.GenerationRequest;
import io.torouter.translation.RequestHalf;
import io.torouter.translation.Target;
import io.torouter.translation.WireRequest;

/** Requests of the Responses API. */
public final class ResponsesRequests implements RequestHalf {
    @Override
    public GenerationRequest decode(ObjectNode body, String model, boolean stream) {
        return RequestReader.read(body, model, stream);
    }

    @Override
    public WireRequest encode(GenerationRequest request, Target target, Drops drops) {
        return new WireRequest(new RequestWriter(request, target, drops).body());
    }
}

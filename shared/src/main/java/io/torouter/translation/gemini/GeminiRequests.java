package io.torouter.translation.gemini;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.GenerationRequest;
import io.torouter.translation.RequestHalf;
import io.torouter.translation.Target;
import io.torouter.translation.WireRequest;

/**
 * Requests of {@code generateContent}.
 *
 * @see <a href="https://ai.google.dev/api/generate-content">generateContent, v1beta, read 2026-11-24</a>
 */
public final class GeminiRequests implements RequestHalf {
    @Override
    public GenerationRequest decode(ObjectNode body, String model, boolean stream) {
        return new RequestReader(CamelNames.in(body)).request(model, stream);
    }

    @Override
    public WireRequest encode(GenerationRequest request, Target target, Drops drops) {
        return new WireRequest(new RequestWriter(request, target, drops).body());
    }
}

package io.torouter.translation.grid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.torouter.answer.Delivered;
import io.torouter.answer.Output;
import io.torouter.answer.Progress;
import io.torouter.answer.UpstreamError;
import io.torouter.dialect.Operation;
import io.torouter.error.ForeignError;
import io.torouter.error.ForeignErrorBody;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** An upstream's error answer, said again in the client's dialect. Dialects of one surface say it alike. */
final class TranslatedRefusal implements TranslatingAnswer {
    private static final int MAX_BYTES = 256 * 1024;

    private final Operation client;
    private final Operation upstream;
    private final String requestId;
    private final int upstreamStatus;
    private final Held body = new Held();
    private boolean over;

    /**
     * @param client the operation the client called
     * @param upstream the one that answers
     */
    TranslatedRefusal(Operation client, Operation upstream, String requestId, int upstreamStatus) {
        this.client = client;
        this.upstream = upstream;
        this.requestId = requestId;
        this.upstreamStatus = upstreamStatus;
    }

    /** What goes beyond the bound is cut off, and the rest is then no JSON. */
    @Override
    public void feed(byte[] array, int from, int to, Output out) {
        body.add(array, from, Math.min(to, from + MAX_BYTES - body.length()), MAX_BYTES);
    }

    @Override
    public void end(Output out) {
        if (!over) {
            over = true;
            byte[] said = said();
            out.write(said, 0, said.length);
        }
    }

    private byte[] said() {
        var json = json();
        if (json.isObject() && client.surface() == upstream.surface()) {
            return Arrays.copyOf(body.bytes(), body.length());
        }
        return ForeignErrorBody.render(client.surface(), ForeignError.read(upstreamStatus, json), requestId);
    }

    private JsonNode json() {
        try {
            return Json.read(body.bytes(), 0, body.length());
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public Progress progress() {
        return over ? Progress.COMPLETE : Progress.PREAMBLE;
    }

    @Override
    public Usage usage() {
        return Usage.NONE;
    }

    @Override
    public boolean usageReported() {
        return false;
    }

    @Override
    public Delivered delivered() {
        return Delivered.NOTHING;
    }

    @Override
    public @Nullable UpstreamError error() {
        return null;
    }

    @Override
    public int status() {
        return ForeignError.of(upstreamStatus, "", "").statusFor(client.surface());
    }

    @Override
    public String contentType() {
        return "application/json";
    }
}

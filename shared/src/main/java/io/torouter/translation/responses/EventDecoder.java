package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.answer.ErrorStatus;
import io.torouter.answer.UpstreamError;
import io.torouter.canonical.ServiceTier;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.StreamEvent.CandidateEnd;
import io.torouter.canonical.StreamEvent.End;
import io.torouter.canonical.StreamEvent.Failed;
import io.torouter.canonical.StreamEvent.Ping;
import io.torouter.canonical.StreamEvent.Start;
import io.torouter.canonical.StreamEvent.UsageReport;
import io.torouter.translation.StreamDecoder;

import java.util.function.Consumer;

/**
 * Reads the events of a stream: {@code BEFORE} its first event → {@code RUNNING} → {@code OVER}, behind which nothing
 * is read any more.
 *
 * <p>Deltas are said as they come. What an upstream only says when a part, an item or the answer is done is said then,
 * and only then: each done event repeats all that its deltas said.
 */
record EventDecoder(Phase phase, OutputState output) implements StreamDecoder {
    static final EventDecoder START = new EventDecoder(Phase.BEFORE, OutputState.EMPTY);

    enum Phase {
        BEFORE,
        RUNNING,
        OVER
    }

    @Override
    public EventDecoder step(String name, JsonNode data, Consumer<StreamEvent> out) {
        if (phase == Phase.OVER) {
            return this;
        }
        var type = data.path("type").asText(name);
        return switch (type) {
            case "response.output_text.delta" -> running(out).with(output.text(data, out));
            case "response.created", "response.queued", "response.in_progress" -> begun(data.path("response"), out);
            case "response.completed", "response.incomplete" -> running(out).completed(data.path("response"), out);
            case "response.failed" -> failed(data.path("response").path("error"), out);
            case "error" -> failed(data.path("error").isObject() ? data.path("error") : data, out);
            case "keepalive" -> pinged(out);
            case "" -> untyped(data, out);
            default -> running(out).with(OutputEvents.step(output, type, data, out));
        };
    }

    /** Some hosts send a bare error object, as other surfaces of theirs do. */
    private EventDecoder untyped(JsonNode data, Consumer<StreamEvent> out) {
        return data.path("error").isObject() ? failed(data.path("error"), out) : this;
    }

    private EventDecoder pinged(Consumer<StreamEvent> out) {
        out.accept(new Ping());
        return this;
    }

    /** Most deltas change nothing. */
    @SuppressWarnings("ReferenceEquality")
    private EventDecoder with(OutputState changed) {
        return changed == output ? this : new EventDecoder(phase, changed);
    }

    private EventDecoder begun(JsonNode response, Consumer<StreamEvent> out) {
        if (phase != Phase.BEFORE) {
            return this;
        }
        var tier = Tiers.read(response.path("service_tier").asText(null));
        out.accept(
                new Start(
                        response.path("id").asText(null),
                        response.path("model").asText(null),
                        null,
                        tier == ServiceTier.AUTO ? null : tier));
        return new EventDecoder(Phase.RUNNING, output);
    }

    private EventDecoder running(Consumer<StreamEvent> out) {
        if (phase == Phase.BEFORE) {
            out.accept(new Start(null, null, null, null));
            return new EventDecoder(Phase.RUNNING, output);
        }
        return this;
    }

    private EventDecoder completed(JsonNode response, Consumer<StreamEvent> out) {
        var finished = output.finished(response.path("output"), out);
        var usage = UsageCounts.read(response.path("usage"));
        if (usage != null) {
            out.accept(new UsageReport(usage));
        }
        out.accept(new CandidateEnd(0, Ending.read(response, finished.called(), finished.refused())));
        out.accept(new End());
        return new EventDecoder(Phase.OVER, finished);
    }

    private EventDecoder failed(JsonNode error, Consumer<StreamEvent> out) {
        var code = error.path("code").asText("");
        var type = error.path("type").asText("");
        boolean flat = type.isEmpty() || type.equals("error");
        var word = code.isEmpty() ? (flat ? "server_error" : type) : code;
        var message = error.path("message").asText("the upstream failed");
        out.accept(new Failed(new UpstreamError(word, message, ErrorStatus.of(code, flat ? word : type))));
        return new EventDecoder(Phase.OVER, output);
    }

    @Override
    public boolean tellsWordForWord(JsonNode data) {
        return true;
    }

    @Override
    public EventDecoder done(Consumer<StreamEvent> out) {
        return this;
    }

    @Override
    public void end(Consumer<StreamEvent> out) {
        // A stream without its last event was cut, and is known by that.
    }
}

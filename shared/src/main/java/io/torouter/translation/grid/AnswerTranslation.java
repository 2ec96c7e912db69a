package io.torouter.translation.grid;

import io.torouter.answer.Framing;
import io.torouter.answer.UpstreamError;
import io.torouter.canonical.Drops;
import io.torouter.dialect.Operation;
import io.torouter.error.ForeignError;
import io.torouter.error.ForeignErrorBody;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.StreamEncoder;
import io.torouter.translation.stage.ToolNames;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How the answers to one translated request are translated.
 *
 * @param client the operation the client called
 * @param upstream the operation that serves it
 * @param form in which the client wants its answer
 * @param context what answers are written with; it learns here who answers
 * @param names of tools, to be taken back
 * @param drops what could not be carried; the answer adds to it
 * @param requestId the {@code x-request-id} of the answer, for errors
 */
public record AnswerTranslation(
        Halves halves,
        Operation client,
        Operation upstream,
        ClientForm form,
        AnswerContext context,
        ToolNames names,
        Drops drops,
        String requestId)
        implements ForeignAnswers {
    public AnswerTranslation {
        context = context.from(upstream.dialect());
    }

    @Override
    public TranslatingAnswer success(Framing framing, WireBytes bytes) {
        boolean events = framing == Framing.SSE || framing == Framing.JSON_ARRAY;
        return events ? new TranslatedStream(this, EventSource.of(framing), bytes) : new TranslatedWhole(this, bytes);
    }

    @Override
    public TranslatingAnswer refusal(int status) {
        return new TranslatedRefusal(client, upstream, requestId, status);
    }

    @Override
    public List<String> dropped() {
        return drops.names();
    }

    /** The state before the first event of the client's answer. */
    StreamEncoder encoder() {
        return form == ClientForm.WHOLE ? Folding.start(this) : clientHalf().streams().encoder(context);
    }

    /** The document that says why there is no answer. */
    byte[] failure(UpstreamError error) {
        return ForeignErrorBody.render(client.surface(), foreign(error), requestId);
    }

    /**
     * The status for the client.
     *
     * @param error why there is no answer; null where there is one
     */
    int status(@Nullable UpstreamError error) {
        return error == null || form != ClientForm.WHOLE ? 200 : foreign(error).statusFor(client.surface());
    }

    private static ForeignError foreign(UpstreamError what) {
        return ForeignError.of(what.status(), what.type(), what.message());
    }

    Halves.Half clientHalf() {
        return halves.of(client.dialect());
    }

    Halves.Half upstreamHalf() {
        return halves.of(upstream.dialect());
    }
}

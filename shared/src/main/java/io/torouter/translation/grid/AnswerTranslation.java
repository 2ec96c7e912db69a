package io.torouter.translation.grid;

import io.torouter.answer.Framing;
import io.torouter.canonical.Drops;
import io.torouter.dialect.Operation;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.stage.ToolNames;

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
        return events && form != ClientForm.WHOLE
                ? new TranslatedStream(this, EventSource.of(framing), bytes)
                : new TranslatedWhole(this, bytes);
    }

    @Override
    public TranslatingAnswer refusal(int status) {
        return new TranslatedRefusal(client, upstream, requestId, status);
    }

    @Override
    public List<String> dropped() {
        return drops.names();
    }

    Halves.Half clientHalf() {
        return halves.of(client.dialect());
    }

    Halves.Half upstreamHalf() {
        return halves.of(upstream.dialect());
    }
}

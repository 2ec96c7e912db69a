package io.torouter.microbenchmark;

import io.torouter.answer.AnswerStream;
import io.torouter.answer.Framing;
import io.torouter.canonical.Caller;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Limits;
import io.torouter.canonical.Output;
import io.torouter.canonical.Sampling;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.Tools;
import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.grid.AnswerTranslation;
import io.torouter.translation.grid.ClientForm;
import io.torouter.translation.grid.Halves;
import io.torouter.translation.grid.WireBytes;
import io.torouter.translation.stage.ToolNames;

import java.util.List;

/** Opens translated streams as a router does. */
final class StreamTranslations {
    private static final GenerationRequest REQUEST =
            new GenerationRequest(
                    "model",
                    true,
                    List.of(),
                    Tools.NONE,
                    null,
                    Output.DEFAULT,
                    Thinking.UNSAID,
                    Sampling.UNSAID,
                    Limits.UNSAID,
                    Caller.UNSAID,
                    Extras.NONE);

    private final Halves halves = Halves.builtIn();
    private final WireBytes bytes = new WireBytes();

    AnswerStream open(Dialect client, Dialect upstream) {
        return new AnswerTranslation(
                        halves,
                        operation(client),
                        operation(upstream),
                        ClientForm.EVENTS,
                        new AnswerContext("0123456789abcdef", 1_700_000_000, REQUEST),
                        ToolNames.UNCHANGED,
                        new Drops(client),
                        "req_0")
                .success(Framing.SSE, bytes);
    }

    static Operation operation(Dialect dialect) {
        return switch (dialect) {
            case OPENAI_CHAT -> Operation.CHAT_COMPLETIONS;
            case OPENAI_RESPONSES -> Operation.RESPONSES;
            case ANTHROPIC_MESSAGES -> Operation.MESSAGES;
            case GEMINI_GENERATE -> Operation.STREAM_GENERATE_CONTENT;
        };
    }
}

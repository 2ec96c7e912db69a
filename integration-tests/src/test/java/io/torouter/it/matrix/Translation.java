package io.torouter.it.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.answer.Framing;
import io.torouter.answer.Progress;
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
import io.torouter.translation.Target;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.grid.AnswerTranslation;
import io.torouter.translation.grid.ClientForm;
import io.torouter.translation.grid.Halves;
import io.torouter.translation.grid.RequestTranslation;
import io.torouter.translation.grid.TranslatingAnswer;
import io.torouter.translation.grid.WireBytes;
import io.torouter.translation.grid.WrittenRequest;
import io.torouter.translation.stage.ToolNames;
import io.torouter.translation.vendor.Vendors;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Brings exchanges from one dialect into another, on the road that a gateway takes. */
final class Translation {
    private static final Halves HALVES = Halves.builtIn();
    private static final Vendors VENDORS = Vendors.builtIn();
    private static final long CREATED = 1_760_000_000L;

    /** What came out. */
    record Answered(String body, Progress progress, int status) {}

    private Translation() {}

    /** Reads a recorded request as if its client were ours. */
    static RequestTranslation request(Exchange exchange) {
        var bytes = exchange.request().toString().getBytes(UTF_8);
        var said = new RequestTranslation.Said(exchange.dialect(), exchange.model(), exchange.streamed(), false);
        return RequestTranslation.read(HALVES, said, bytes, 0, bytes.length);
    }

    /** Writes it for the newest model of a dialect's own service. */
    static WrittenRequest write(RequestTranslation request, Dialect upstream) {
        return switch (upstream) {
            case OPENAI_CHAT -> write(request, upstream, "openai", "api.openai.com", "gpt-5.5");
            case OPENAI_RESPONSES -> write(request, upstream, "openai", "api.openai.com", "gpt-5.5");
            case ANTHROPIC_MESSAGES -> write(request, upstream, "anthropic", "api.anthropic.com", "claude-sonnet-4-6");
            case GEMINI_GENERATE ->
                    write(request, upstream, "gemini", "generativelanguage.googleapis.com", "gemini-3-pro-preview");
        };
    }

    private static WrittenRequest write(
            RequestTranslation request, Dialect upstream, String type, String host, String model) {
        return request.write(upstream, new Target(model, 64_000, VENDORS.of(upstream, type, host, model)));
    }

    /** The recorded answer as a client of that dialect sees it. */
    static Answered answer(Exchange exchange, Dialect client) {
        var form = exchange.streamed() ? ClientForm.EVENTS : ClientForm.WHOLE;
        var by =
                new AnswerTranslation(
                        HALVES,
                        operation(client, exchange.streamed()),
                        operation(exchange.dialect(), exchange.streamed()),
                        form,
                        new AnswerContext("0123456789abcdef", CREATED, asked(exchange, client)),
                        ToolNames.UNCHANGED,
                        new Drops(client),
                        "req_1");
        var answer = exchange.isGood() ? by.success(framing(exchange), new WireBytes()) : by.refusal(exchange.status());
        return run(answer, exchange.answer().getBytes(UTF_8));
    }

    private static Framing framing(Exchange exchange) {
        boolean array = exchange.answer().stripLeading().startsWith("[");
        return array ? Framing.JSON_ARRAY : exchange.streamed() ? Framing.SSE : Framing.JSON;
    }

    private static Answered run(TranslatingAnswer answer, byte[] body) {
        var out = new ByteArrayOutputStream();
        answer.feed(body, 0, body.length, (bytes, from, to) -> out.write(bytes, from, to - from));
        answer.end((bytes, from, to) -> out.write(bytes, from, to - from));
        return new Answered(out.toString(UTF_8), answer.progress(), answer.status());
    }

    static Operation operation(Dialect dialect, boolean stream) {
        return switch (dialect) {
            case OPENAI_CHAT -> Operation.CHAT_COMPLETIONS;
            case OPENAI_RESPONSES -> Operation.RESPONSES;
            case ANTHROPIC_MESSAGES -> Operation.MESSAGES;
            case GEMINI_GENERATE -> stream ? Operation.STREAM_GENERATE_CONTENT : Operation.GENERATE_CONTENT;
        };
    }

    /** What the client asked: what was recorded, said in its own dialect; and for the usage, as a chat client must. */
    private static GenerationRequest asked(Exchange exchange, Dialect client) {
        var request = exchange.asked() ? inOwnWords(exchange, client) : anything(exchange);
        var output = request.output();
        return new GenerationRequest(
                exchange.model(),
                exchange.streamed(),
                request.turns(),
                request.tools(),
                request.format(),
                new Output(output.modalities(), output.audio(), output.verbosity(), true),
                request.thinking(),
                request.sampling(),
                request.limits(),
                request.caller(),
                request.extras());
    }

    private static GenerationRequest inOwnWords(Exchange exchange, Dialect client) {
        try {
            var body = write(request(exchange), client).body();
            var said = new RequestTranslation.Said(client, exchange.model(), exchange.streamed(), false);
            return RequestTranslation.read(HALVES, said, body, 0, body.length).request();
        } catch (Untranslatable _) {
            return anything(exchange);
        }
    }

    private static GenerationRequest anything(Exchange exchange) {
        return new GenerationRequest(
                exchange.model(),
                exchange.streamed(),
                List.of(),
                Tools.NONE,
                null,
                Output.DEFAULT,
                Thinking.UNSAID,
                Sampling.UNSAID,
                Limits.UNSAID,
                Caller.UNSAID,
                Extras.NONE);
    }
}

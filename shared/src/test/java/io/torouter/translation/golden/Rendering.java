package io.torouter.translation.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

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
import io.torouter.translation.stage.ToolNames;
import io.torouter.translation.vendor.Vendors;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Brings samples into other dialects on the road that a gateway takes. */
final class Rendering {
    static final Halves HALVES = Halves.builtIn();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** With the same ends of lines on every system. */
    private static final ObjectWriter PRETTY =
            JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private static final Vendors VENDORS = Vendors.builtIn();
    private static final long CREATED = 1_760_000_000L;

    private Rendering() {}

    /** As the client or the upstream of that dialect gets it. */
    static byte[] render(GoldenInput input, Dialect target) {
        return switch (input.kind()) {
            case REQUEST -> request(input, target);
            case ANSWER -> {
                var answer = answer(input.dialect(), target, Framing.JSON, ClientForm.WHOLE);
                yield pretty(run(answer, input.bytes()), answer.by().dropped());
            }
            case STREAM -> run(answer(input.dialect(), target, Framing.SSE, ClientForm.EVENTS), input.bytes());
        };
    }

    private static byte[] request(GoldenInput input, Dialect target) {
        var said = new RequestTranslation.Said(input.dialect(), "m", false, false);
        var report = JSON.createObjectNode();
        try {
            var read = RequestTranslation.read(HALVES, said, input.bytes(), 0, input.bytes().length);
            var written = read.write(target, newest(target));
            var dropped = report.putArray("dropped");
            written.drops().names().forEach(dropped::add);
            var headers = report.putObject("headers");
            written.headers().forEach(headers::put);
            report.set("body", JSON.readTree(written.body()));
        } catch (Untranslatable refusal) {
            report.put("refused", refusal.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes(report);
    }

    private static byte[] pretty(byte[] body, List<String> drops) {
        try {
            var report = JSON.createObjectNode();
            var dropped = report.putArray("dropped");
            drops.forEach(dropped::add);
            report.set("body", JSON.readTree(body));
            return bytes(report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Object report) {
        try {
            return (PRETTY.writeValueAsString(report) + "\n").getBytes(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest model of the dialect's own service. */
    private static Target newest(Dialect dialect) {
        return switch (dialect) {
            case OPENAI_CHAT, OPENAI_RESPONSES -> target(dialect, "openai", "api.openai.com", "gpt-5.5");
            case ANTHROPIC_MESSAGES -> target(dialect, "anthropic", "api.anthropic.com", "claude-sonnet-4-6");
            case GEMINI_GENERATE ->
                    target(dialect, "gemini", "generativelanguage.googleapis.com", "gemini-3-pro-preview");
        };
    }

    private static Target target(Dialect dialect, String type, String host, String model) {
        return new Target(model, 64_000, VENDORS.of(dialect, type, host, model));
    }

    /** An answer under way, and what it is translated by. */
    record Started(AnswerTranslation by, TranslatingAnswer answer) {}

    static Started answer(Dialect upstream, Dialect client, Framing framing, ClientForm form) {
        boolean stream = form != ClientForm.WHOLE;
        var by =
                new AnswerTranslation(
                        HALVES,
                        operation(client, stream),
                        operation(upstream, stream),
                        form,
                        context(),
                        ToolNames.UNCHANGED,
                        new Drops(client),
                        "req_1");
        return new Started(by, by.success(framing, new WireBytes()));
    }

    static AnswerContext context() {
        var request =
                new GenerationRequest(
                        "m",
                        true,
                        List.of(),
                        Tools.NONE,
                        null,
                        new Output(java.util.Set.of(), null, null, true),
                        new Thinking(Thinking.Mode.ON, null, null, "auto", true),
                        Sampling.UNSAID,
                        Limits.UNSAID,
                        Caller.UNSAID,
                        Extras.NONE);
        return new AnswerContext("0123456789abcdef", CREATED, request);
    }

    private static byte[] run(Started started, byte[] body) {
        return feed(started.answer(), body, body.length);
    }

    /** Feeds a body in pieces of that many bytes. */
    static byte[] feed(TranslatingAnswer answer, byte[] body, int piece) {
        var out = new ByteArrayOutputStream();
        for (int at = 0; at < body.length; at += piece) {
            int end = Math.min(body.length, at + piece);
            answer.feed(body, at, end, (array, from, to) -> out.write(array, from, to - from));
        }
        answer.end((array, from, to) -> out.write(array, from, to - from));
        return out.toByteArray();
    }

    static boolean isOver(TranslatingAnswer answer) {
        return answer.progress() == Progress.COMPLETE || answer.progress() == Progress.FAILED;
    }

    static Operation operation(Dialect dialect, boolean stream) {
        return switch (dialect) {
            case OPENAI_CHAT -> Operation.CHAT_COMPLETIONS;
            case OPENAI_RESPONSES -> Operation.RESPONSES;
            case ANTHROPIC_MESSAGES -> Operation.MESSAGES;
            case GEMINI_GENERATE -> stream ? Operation.STREAM_GENERATE_CONTENT : Operation.GENERATE_CONTENT;
        };
    }
}

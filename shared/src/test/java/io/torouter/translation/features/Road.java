package io.torouter.translation.features;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.answer.Framing;
import io.torouter.canonical.Answer;
import io.torouter.canonical.Drops;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Part;
import io.torouter.canonical.Role;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.Turn;
import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;
import io.torouter.grammar.Rules;
import io.torouter.grammar.StreamChecker;
import io.torouter.grammar.StreamedEvent;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.WireSink;
import io.torouter.translation.features.Upstreams.Upstream;
import io.torouter.translation.grid.AnswerTranslation;
import io.torouter.translation.grid.ClientForm;
import io.torouter.translation.grid.FoldedAnswer;
import io.torouter.translation.grid.Halves;
import io.torouter.translation.grid.WireBytes;
import io.torouter.translation.grid.WrittenRequest;
import io.torouter.translation.stage.BlockOrder;
import io.torouter.translation.stage.ToolFlattening;
import io.torouter.translation.stage.ToolLimits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The road of one request to an upstream of a dialect and of its answer back, as a gateway goes it. */
record Road(Dialect client, Dialect dialect, Upstream upstream) {
    private static final long CREATED = 1_760_000_000L;

    /** The request as it leaves. */
    WrittenRequest there(ClientRequest request) {
        return request.read().write(dialect, upstream.target());
    }

    /** What the upstream reads in it. */
    GenerationRequest heard(WrittenRequest written, boolean stream) {
        try {
            var body = (ObjectNode) ClientRequest.JSON.readTree(written.body());
            return half(dialect).requests().decode(body, written.model(), stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the client got.
     *
     * @param raw the answer as one document of the client's dialect, by which it is sent back
     * @param dropped the names that went with it
     */
    record Got(Answer answer, ObjectNode raw, List<String> dropped) {}

    /** The answer in the upstream's words: bytes, streamed or not, and what its own dialect can say of it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Sent(byte[] bytes, boolean streamed, Answer answer) {}

    Sent sent(ClientRequest request, Answer answer, boolean stream) {
        var known = inNamesOf(request.read().request(), answer);
        var context = new AnswerContext("0123456789abcdef", CREATED, asked(request, stream));
        if (!stream) {
            var body = half(dialect).answers().encode(known, context, Drops.ofAnswer(dialect));
            return new Sent(bytes(body), false, half(dialect).answers().decode(body));
        }
        byte[] bytes = streamed(Telling.of(known), context);
        return new Sent(bytes, true, folded(dialect, bytes));
    }

    private GenerationRequest asked(ClientRequest request, boolean stream) {
        return client == dialect ? request.read().request() : heard(there(request), stream);
    }

    /** Calls of tools under the names that the upstream was told. */
    private Answer inNamesOf(GenerationRequest request, Answer answer) {
        var candidates = answer.candidates().stream().map(each -> inNamesOf(request, each)).toList();
        return answer.withCandidates(candidates);
    }

    private Answer.Candidate inNamesOf(GenerationRequest request, Answer.Candidate from) {
        var with = new ArrayList<>(request.turns());
        with.add(new Turn(Role.ASSISTANT, from.parts()));
        var limits = ToolLimits.of(dialect, upstream.target().vendor());
        var flat = ToolFlattening.flatten(request.withTurns(with), limits, new Drops(client));
        List<Part> parts = flat.request().turns().getLast().parts();
        return new Answer.Candidate(from.index(), parts, from.stop(), from.logprobs(), from.extras());
    }

    private byte[] streamed(List<StreamEvent> events, AnswerContext context) {
        var sink = new Sse(dialect);
        var ordered = new ArrayList<StreamEvent>();
        var order = BlockOrder.START;
        for (var event : events) {
            order = order.step(event, ordered::add);
        }
        var encoder = half(dialect).streams().encoder(context);
        for (var event : ordered) {
            encoder = encoder.step(event, sink);
        }
        return sink.text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    Got back(ClientRequest request, WrittenRequest written, Sent sent, boolean stream) {
        var form = stream ? ClientForm.EVENTS : ClientForm.WHOLE;
        var drops = new Drops(client);
        var by =
                new AnswerTranslation(
                        ClientRequest.HALVES,
                        operation(client, stream),
                        operation(dialect, stream),
                        form,
                        context(request),
                        written.names(),
                        drops,
                        "req_1");
        var translating = by.success(sent.streamed() ? Framing.SSE : Framing.JSON, new WireBytes());
        var out = new ByteArrayOutputStream();
        translating.feed(sent.bytes(), 0, sent.bytes().length, (array, from, to) -> out.write(array, from, to - from));
        translating.end((array, from, to) -> out.write(array, from, to - from));
        if (translating.error() != null) {
            throw new Failed(translating.error().message());
        }
        byte[] got = out.toByteArray();
        return stream ? streamGot(request, got, drops.names()) : wholeGot(got, drops.names());
    }

    /** The client got an error. */
    static final class Failed extends RuntimeException {
        Failed(String message) {
            super(message);
        }
    }

    private Got wholeGot(byte[] bytes, List<String> dropped) {
        try {
            var body = (ObjectNode) ClientRequest.JSON.readTree(bytes);
            return new Got(half(client).answers().decode(body), body, dropped);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Got streamGot(ClientRequest request, byte[] bytes, List<String> dropped) {
        var violations = StreamedEvent.violations(StreamChecker.of(client, Rules.OURS), StreamedEvent.allOf(bytes));
        if (!violations.isEmpty()) {
            throw new AssertionError(violations.toString());
        }
        var answer = folded(client, bytes);
        var raw = half(client).answers().encode(answer, context(request), Drops.ofAnswer(client));
        return new Got(answer, raw, dropped);
    }

    /** Responses and Gemini say the tier of service in their last event. */
    private static Answer folded(Dialect dialect, byte[] bytes) {
        var answer = FoldedAnswer.of(heard(dialect, bytes));
        var last = StreamedEvent.allOf(bytes).getLast().data();
        var whole = last.has("response") ? last.path("response") : last;
        boolean late = dialect == Dialect.OPENAI_RESPONSES || dialect == Dialect.GEMINI_GENERATE;
        var tier = late ? half(dialect).answers().decode((ObjectNode) whole).serviceTier() : answer.serviceTier();
        return new Answer(answer.id(), answer.model(), answer.candidates(), answer.usage(), tier, answer.extras());
    }

    private static List<StreamEvent> heard(Dialect dialect, byte[] bytes) {
        var heard = new ArrayList<StreamEvent>();
        var decoder = half(dialect).streams().decoder();
        for (var event : StreamedEvent.allOf(bytes)) {
            decoder = event.isDone() ? decoder.done(heard::add) : decoder.step(event.name(), event.data(), heard::add);
        }
        decoder.end(heard::add);
        return heard;
    }

    private static AnswerContext context(ClientRequest request) {
        return new AnswerContext("0123456789abcdef", CREATED, request.read().request());
    }

    private static byte[] bytes(ObjectNode body) {
        try {
            return ClientRequest.JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Halves.Half half(Dialect dialect) {
        var half = ClientRequest.HALVES.byDialect().get(dialect);
        if (half == null) {
            throw new IllegalStateException(dialect.id());
        }
        return half;
    }

    static Operation operation(Dialect dialect, boolean stream) {
        return switch (dialect) {
            case OPENAI_CHAT -> Operation.CHAT_COMPLETIONS;
            case OPENAI_RESPONSES -> Operation.RESPONSES;
            case ANTHROPIC_MESSAGES -> Operation.MESSAGES;
            case GEMINI_GENERATE -> stream ? Operation.STREAM_GENERATE_CONTENT : Operation.GENERATE_CONTENT;
        };
    }

    /** Server-sent events as text. */
    private static final class Sse implements WireSink {
        private final StringBuilder text = new StringBuilder();
        private final Drops drops;

        Sse(Dialect dialect) {
            drops = Drops.ofAnswer(dialect);
        }

        @Override
        public Drops drops() {
            return drops;
        }

        @Override
        public void event(String name, Json data) {
            try {
                var bytes = new ByteArrayOutputStream();
                try (var json = ClientRequest.JSON.getFactory().createGenerator(bytes)) {
                    data.write(json);
                }
                text.append(name.isEmpty() ? "" : "event: " + name + "\n");
                text.append("data: ").append(bytes.toString(java.nio.charset.StandardCharsets.UTF_8)).append("\n\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void done() {
            text.append("data: [DONE]\n\n");
        }
    }
}

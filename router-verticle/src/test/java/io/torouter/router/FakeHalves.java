package io.torouter.router;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.answer.UpstreamError;
import io.torouter.canonical.Answer;
import io.torouter.canonical.Block;
import io.torouter.canonical.Caller;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Limits;
import io.torouter.canonical.Output;
import io.torouter.canonical.Role;
import io.torouter.canonical.Sampling;
import io.torouter.canonical.Stop;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.Tools;
import io.torouter.canonical.Turn;
import io.torouter.dialect.Dialect;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.AnswerHalf;
import io.torouter.translation.RequestHalf;
import io.torouter.translation.StreamDecoder;
import io.torouter.translation.StreamEncoder;
import io.torouter.translation.StreamHalf;
import io.torouter.translation.Target;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.WireRequest;
import io.torouter.translation.WireSink;
import io.torouter.translation.grid.Halves;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Dialects so simple that a test can read them: a request is {@code {"say": …}}, an answer {@code {"said": …}}, a
 * stream events with {@code said}, {@code end} or {@code failed}. Encoders write under {@code to} which dialect they
 * are of.
 */
public final class FakeHalves {
    private FakeHalves() {}

    public static Halves ofEachDialect() {
        return new Halves(
                Arrays.stream(Dialect.values()).collect(Collectors.toMap(dialect -> dialect, FakeHalves::half)));
    }

    private static Halves.Half half(Dialect dialect) {
        return new Halves.Half(new Requests(dialect), new Answers(dialect), new Streams(dialect));
    }

    private static ObjectNode to(Dialect dialect) {
        return JsonNodeFactory.instance.objectNode().put("to", dialect.id());
    }

    private record Requests(Dialect dialect) implements RequestHalf {
        @Override
        public GenerationRequest decode(ObjectNode body, String model, boolean stream) {
            if (!body.path("say").isTextual()) {
                throw Untranslatable.malformed("missing: say");
            }
            return new GenerationRequest(
                    model,
                    stream,
                    List.of(new Turn(Role.USER, List.of(new Text(body.path("say").textValue())))),
                    Tools.NONE,
                    null,
                    Output.DEFAULT,
                    Thinking.UNSAID,
                    Sampling.UNSAID,
                    Limits.UNSAID,
                    Caller.UNSAID,
                    Extras.NONE);
        }

        /** Words that begin with "lose" are lost, those that begin with "refuse" are refused by Anthropic. */
        @Override
        public WireRequest encode(GenerationRequest request, Target target, Drops drops) {
            var said = ((Text) request.turns().getFirst().parts().getFirst()).text();
            if (said.startsWith("refuse") && dialect == Dialect.ANTHROPIC_MESSAGES) {
                throw Untranslatable.unsupported("cannot say " + said);
            }
            if (said.startsWith("lose")) {
                drops.add("say");
            }
            var body = to(dialect).put("model", target.model()).put("say", said);
            if (request.thinking().mode() == Thinking.Mode.ON) {
                body.put("thinks", true);
            }
            return new WireRequest(body, Map.of("x-version", "1"));
        }
    }

    private record Answers(Dialect dialect) implements AnswerHalf {
        @Override
        public Answer decode(ObjectNode body) {
            if (!body.path("said").isTextual()) {
                throw Untranslatable.unsupported("the answer says nothing");
            }
            var text = new Text(body.path("said").textValue());
            var candidate = new Answer.Candidate(0, List.of(text), Stop.of(Stop.Reason.END), List.of(), Extras.NONE);
            return new Answer(null, null, List.of(candidate), null, null, Extras.NONE);
        }

        @Override
        public ObjectNode encode(Answer answer, AnswerContext context, Drops drops) {
            var text = (Text) answer.candidates().getFirst().parts().getFirst();
            if (text.text().startsWith("lose")) {
                drops.add("said");
            }
            return to(dialect).put("model", context.model()).put("said", text.text());
        }
    }

    private record Streams(Dialect dialect) implements StreamHalf {
        @Override
        public StreamDecoder decoder() {
            return new Decoder(false);
        }

        @Override
        public StreamEncoder encoder(AnswerContext context) {
            return new Encoder(dialect);
        }
    }

    private record Decoder(boolean begun) implements StreamDecoder {
        @Override
        public StreamDecoder step(String name, JsonNode data, Consumer<StreamEvent> out) {
            if (data.has("failed")) {
                out.accept(
                        new StreamEvent.Failed(new UpstreamError("failed", "it broke", data.path("failed").asInt())));
                return this;
            }
            if (data.has("end")) {
                out.accept(new StreamEvent.CandidateEnd(0, Stop.of(Stop.Reason.END)));
                out.accept(new StreamEvent.End());
                return this;
            }
            if (!begun) {
                out.accept(new StreamEvent.Start(null, null, null, null));
                out.accept(new StreamEvent.BlockStart(0, 0, new Block.TextBlock()));
            }
            out.accept(new StreamEvent.BlockDelta(0, 0, new Delta.Written(data.path("said").asText())));
            return new Decoder(true);
        }

        @Override
        public StreamDecoder done(Consumer<StreamEvent> out) {
            return this;
        }

        @Override
        public void end(Consumer<StreamEvent> out) {}
    }

    private record Encoder(Dialect dialect) implements StreamEncoder {
        @Override
        public StreamEncoder step(StreamEvent event, WireSink out) {
            switch (event) {
                case StreamEvent.BlockDelta(_, _, Delta.Written(var text)) when text.startsWith("lose") ->
                        out.drops().add("said");
                case StreamEvent.BlockDelta(_, _, Delta.Written(var text)) -> say(out, "said", text);
                case StreamEvent.End _ -> say(out, "end", dialect.id());
                case StreamEvent.Failed(var error) -> say(out, "failed", error.message());
                default -> {}
            }
            return this;
        }

        private static void say(WireSink out, String name, String value) {
            out.event(
                    "",
                    json -> {
                        json.writeStartObject();
                        json.writeStringField(name, value);
                        json.writeEndObject();
                    });
        }
    }
}

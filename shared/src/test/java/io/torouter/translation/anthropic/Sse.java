package io.torouter.translation.anthropic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.StreamEvent;
import io.torouter.dialect.Dialect;
import io.torouter.grammar.Rules;
import io.torouter.grammar.StreamChecker;
import io.torouter.translation.StreamEncoder;
import io.torouter.translation.WireSink;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Streams for tests, with the events as JSON. */
final class Sse {
    private Sse() {}

    /** Collects what an encoder writes; each event's name has to be its type. */
    static final class Sink implements WireSink {
        private final List<ObjectNode> events = new ArrayList<>();
        private final Drops drops = Drops.ofAnswer(Dialect.ANTHROPIC_MESSAGES);

        @Override
        public Drops drops() {
            return drops;
        }

        @Override
        public void event(String name, Json data) {
            var text = new StringWriter();
            try (var json = new JsonFactory().createGenerator(text)) {
                data.write(json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var event = Bodies.json(text.toString());
            if (!event.path("type").asText().equals(name)) {
                throw new AssertionError("an event called " + name + ": " + event);
            }
            events.add(event);
        }

        @Override
        public void done() {
            throw new AssertionError("the dialect has no such end");
        }

        List<ObjectNode> events() {
            return events;
        }
    }

    /** The events of a text of server-sent events, with their data. */
    static List<ObjectNode> events(String text) {
        return text.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> Bodies.json(line.substring("data:".length())))
                .toList();
    }

    /** What the checker of streams finds wrong. */
    static List<String> violations(List<ObjectNode> events) {
        var violations = new ArrayList<String>();
        var checker = StreamChecker.of(Dialect.ANTHROPIC_MESSAGES, Rules.OURS);
        for (var event : events) {
            checker = checker.step(event.path("type").asText(), event, violations::add);
        }
        return violations;
    }

    static List<StreamEvent> decoded(List<ObjectNode> events) {
        var decoded = new ArrayList<StreamEvent>();
        var decoder = new AnthropicStreams().decoder();
        for (var event : events) {
            decoder = decoder.step(event.path("type").asText(), event, decoded::add);
        }
        decoder.end(decoded::add);
        return decoded;
    }

    static List<ObjectNode> encoded(List<StreamEvent> events) {
        var sink = new Sink();
        StreamEncoder encoder = new AnthropicStreams().encoder(Bodies.context());
        for (var event : events) {
            encoder = encoder.step(event, sink);
        }
        return sink.events();
    }
}

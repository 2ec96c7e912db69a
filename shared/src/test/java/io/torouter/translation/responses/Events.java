package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.StreamEvent;
import io.torouter.dialect.Dialect;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.StreamDecoder;
import io.torouter.translation.StreamEncoder;
import io.torouter.translation.WireSink;
import io.torouter.translation.stage.BlockOrder;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Streams as lists: of events on the wire, and of canonical ones. */
final class Events {
    private Events() {}

    /** The data of the events in a recorded stream; a terminator that is no JSON is left out. */
    static List<ObjectNode> recorded(Path sse) {
        try {
            return Files.readString(sse)
                    .lines()
                    .filter(line -> line.startsWith("data:") && line.contains("{"))
                    .map(line -> Samples.json(line.substring("data:".length())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<StreamEvent> decoded(List<? extends JsonNode> events) {
        var out = new ArrayList<StreamEvent>();
        StreamDecoder state = new ResponsesStreams().decoder();
        for (var event : events) {
            state = state.step(event.path("type").asText(), event, out::add);
        }
        state.end(out::add);
        return out;
    }

    /** With blocks one behind the other, as encoders are given them. */
    static List<StreamEvent> ordered(List<StreamEvent> events) {
        var out = new ArrayList<StreamEvent>();
        var state = BlockOrder.START;
        for (var event : events) {
            state = state.step(event, out::add);
        }
        return out;
    }

    static List<ObjectNode> encoded(List<StreamEvent> events, AnswerContext context) {
        var sink = new Sink();
        StreamEncoder state = new ResponsesStreams().encoder(context);
        for (var event : events) {
            state = state.step(event, sink);
        }
        return sink.events;
    }

    private static final class Sink implements WireSink {
        private final List<ObjectNode> events = new ArrayList<>();
        private final Drops drops = Drops.ofAnswer(Dialect.OPENAI_RESPONSES);

        @Override
        public Drops drops() {
            return drops;
        }

        @Override
        public void event(String name, Json data) {
            var text = new StringWriter();
            try (var json = Samples.JSON.getFactory().createGenerator(text)) {
                data.write(json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var event = Samples.json(text.toString());
            if (!event.path("type").asText().equals(name)) {
                throw new AssertionError("named " + name + ": " + event);
            }
            events.add(event);
        }

        @Override
        public void done() {
            throw new AssertionError("the dialect has no terminator");
        }
    }
}

package io.torouter.translation.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.StreamEvent;
import io.torouter.dialect.Dialect;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.StreamDecoder;
import io.torouter.translation.StreamEncoder;
import io.torouter.translation.Target;
import io.torouter.translation.WireSink;
import io.torouter.translation.vendor.Vendors;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Carries JSON and streams through the halves. */
final class Wire {
    static final String DONE = "[DONE]";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Vendors VENDORS = Vendors.builtIn();

    private Wire() {}

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode object(String text) {
        return (ObjectNode) json(text);
    }

    static String resource(String name) {
        try (var in = Wire.class.getResourceAsStream("/chat/" + name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Target target(String type, String host, String model) {
        return new Target(model, 0, VENDORS.of(Dialect.OPENAI_CHAT, type, host, model));
    }

    static GenerationRequest request(String body) {
        var object = object(body);
        boolean stream = object.path("stream").asBoolean(false);
        return new ChatRequests().decode(object, object.path("model").asText("m"), stream);
    }

    static AnswerContext context(String request) {
        return new AnswerContext("abc", 1_700_000_000, request(request));
    }

    static AnswerContext context() {
        return context(
                """
                {"model": "m", "messages": [{"role": "user", "content": "Hi"}], "stream": true,
                 "stream_options": {"include_usage": true}}
                """);
    }

    static Drops drops() {
        return new Drops(Dialect.OPENAI_CHAT);
    }

    /** The payloads of the events of a body. */
    static List<String> payloads(String sse) {
        return sse.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()).strip())
                .toList();
    }

    static List<StreamEvent> decode(List<String> payloads) {
        var events = new ArrayList<StreamEvent>();
        StreamDecoder decoder = new ChatStreams().decoder();
        for (var payload : payloads) {
            decoder = payload.equals(DONE) ? decoder.done(events::add) : decoder.step("", json(payload), events::add);
        }
        decoder.end(events::add);
        return events;
    }

    /** The payloads of a client's stream. */
    static List<String> encode(List<StreamEvent> events, AnswerContext context) {
        var payloads = new ArrayList<String>();
        var lines = new Lines(payloads, Drops.ofAnswer(Dialect.OPENAI_CHAT));
        StreamEncoder encoder = new ChatStreams().encoder(context);
        for (var event : events) {
            encoder = encoder.step(event, lines);
        }
        return payloads;
    }

    private record Lines(List<String> payloads, Drops drops) implements WireSink {
        @Override
        public void event(String name, Json data) {
            var text = new StringWriter();
            try (JsonGenerator json = JSON.getFactory().createGenerator(text)) {
                data.write(json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            payloads.add(text.toString());
        }

        @Override
        public void done() {
            payloads.add(DONE);
        }
    }
}

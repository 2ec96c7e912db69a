package io.torouter.translation.gemini;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.StreamEvent;
import io.torouter.dialect.Dialect;
import io.torouter.translation.StreamEncoder;
import io.torouter.translation.WireSink;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps the chunks that are written. */
final class Chunks implements WireSink {
    private static final JsonFactory JSON = new JsonFactory();

    private final List<String> texts = new ArrayList<>();
    private final Drops drops = Drops.ofAnswer(Dialect.GEMINI_GENERATE);

    @Override
    public void event(String name, Json data) {
        if (!name.isEmpty()) {
            throw new AssertionError("events of Gemini have no names: " + name);
        }
        var text = new StringWriter();
        try (var generator = JSON.createGenerator(text)) {
            data.write(generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        texts.add(text.toString());
    }

    @Override
    public void done() {
        throw new AssertionError("Gemini has no terminator");
    }

    @Override
    public Drops drops() {
        return drops;
    }

    StreamEncoder write(StreamEncoder encoder, List<StreamEvent> events) {
        var next = encoder;
        for (var event : events) {
            next = next.step(event, this);
        }
        return next;
    }

    List<String> texts() {
        return texts;
    }

    List<JsonNode> values() {
        return texts.stream().<JsonNode>map(Bodies::json).toList();
    }
}

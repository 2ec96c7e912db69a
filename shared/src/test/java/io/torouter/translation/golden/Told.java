package io.torouter.translation.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.StreamEvent;
import io.torouter.dialect.Dialect;
import io.torouter.grammar.Rules;
import io.torouter.grammar.StreamChecker;
import io.torouter.grammar.StreamedEvent;
import io.torouter.translation.ExactJson;
import io.torouter.translation.WireSink;
import io.torouter.translation.stage.BlockOrder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The events that a client of one dialect is told. */
public final class Told implements WireSink {
    private final List<StreamedEvent> events = new ArrayList<>();
    private final Drops drops;

    private Told(Dialect client) {
        drops = Drops.ofAnswer(client);
    }

    /** Puts blocks in a row, as the road does, and writes them. */
    public static List<StreamedEvent> by(Dialect dialect, List<StreamEvent> stream) {
        var told = new Told(dialect);
        var ordered = new ArrayList<StreamEvent>();
        var order = BlockOrder.START;
        for (var event : stream) {
            order = order.step(event, ordered::add);
        }
        var encoder = Rendering.HALVES.byDialect().get(dialect).streams().encoder(Rendering.context());
        for (var event : ordered) {
            encoder = encoder.step(event, told);
        }
        return told.events;
    }

    /** Reads what was told as if it came from an upstream. */
    public static List<StreamEvent> heard(Dialect dialect, List<StreamedEvent> events) {
        var heard = new ArrayList<StreamEvent>();
        var decoder = Rendering.HALVES.byDialect().get(dialect).streams().decoder();
        for (var event : events) {
            decoder = event.isDone() ? decoder.done(heard::add) : decoder.step(event.name(), event.data(), heard::add);
        }
        decoder.end(heard::add);
        return heard;
    }

    public static List<String> violations(Dialect dialect, List<StreamedEvent> events) {
        return StreamedEvent.violations(StreamChecker.of(dialect, Rules.OURS), events);
    }

    @Override
    public void event(String name, Json data) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var json = new JsonFactory().createGenerator(bytes)) {
                data.write(json);
            }
            events.add(new StreamedEvent(name, ExactJson.MAPPER.readTree(bytes.toString(UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void done() {
        events.add(new StreamedEvent("", MissingNode.getInstance()));
    }

    @Override
    public Drops drops() {
        return drops;
    }
}

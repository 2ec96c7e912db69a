package io.torouter.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.answer.Progress;
import io.torouter.dialect.Dialect;
import io.torouter.grammar.Rules;
import io.torouter.grammar.StreamChecker;
import io.torouter.it.matrix.Matrix.Cell;
import io.torouter.translation.Untranslatable;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings every recorded answer into the three dialects that it is not in, and looks at it with the eyes of those who
 * would get it. Prints cells, features and how often they passed.
 */
class RecordingsMatrixTest {
    private final Schemas schemas = Schemas.atHand();

    @Test
    void everyRecordedAnswerReadsTheSameInOtherDialects() {
        assumeFalse(Exchange.all().isEmpty(), () -> "no recordings at " + Exchange.root());
        var matrix = new Matrix();
        for (var exchange : Exchange.all()) {
            for (var client : Dialect.values()) {
                if (client != exchange.dialect()) {
                    judge(exchange, client, matrix);
                }
            }
        }
        report("answers", matrix);
    }

    private static void report(String title, Matrix matrix) {
        System.out.println(title + System.lineSeparator() + matrix.table());
        matrix.failures().forEach(System.out::println);
        assertThat(matrix.failures()).isEmpty();
    }

    private void judge(Exchange exchange, Dialect client, Matrix matrix) {
        var cell = new Cell(exchange.dialect(), client);
        try {
            var answered = Translation.answer(exchange, client);
            if (!exchange.isGood() || answered.progress() == Progress.FAILED) {
                failed(exchange, answered, cell, matrix);
            } else if (exchange.streamed()) {
                streamed(exchange, answered.body(), cell, matrix);
            } else {
                whole(exchange, Exchange.json(answered.body()), cell, matrix);
            }
        } catch (RuntimeException e) {
            matrix.add(cell, "translation", exchange.id(), List.of(e.toString()));
        }
    }

    private void whole(Exchange exchange, JsonNode answer, Cell cell, Matrix matrix) {
        var client = cell.client();
        matrix.add(cell, "schema, whole", exchange.id(), schemas.check(client, Schemas.Kind.ANSWER, answer));
        var said = FactsOf.whole(exchange.dialect(), Exchange.json(exchange.answer()));
        compare(exchange, "whole", cell, matrix, said, () -> Sdk.whole(client, answer));
    }

    private void streamed(Exchange exchange, String body, Cell cell, Matrix matrix) {
        var client = cell.client();
        var events = Event.allOf(body);
        matrix.add(cell, "grammar", exchange.id(), violations(client, events));
        var wrong = new ArrayList<String>();
        Event.dataOf(events).forEach(data -> wrong.addAll(schemas.check(client, Schemas.Kind.EVENT, data)));
        matrix.add(cell, "schema, streamed", exchange.id(), wrong.stream().limit(3).toList());
        var said =
                FactsOf.whole(
                        exchange.dialect(),
                        Folding.whole(exchange.dialect(), Event.dataOf(Event.allOf(exchange.answer()))));
        compare(exchange, "streamed", cell, matrix, said, () -> Sdk.stream(client, Event.dataOf(events)));
    }

    private interface Reading {
        JsonNode read();
    }

    private static void compare(Exchange exchange, String form, Cell cell, Matrix matrix, Facts said, Reading reading) {
        JsonNode read;
        try {
            read = reading.read();
        } catch (RuntimeException e) {
            matrix.add(cell, "SDK, " + form, exchange.id(), List.of(e.toString()));
            return;
        }
        matrix.add(cell, "SDK, " + form, exchange.id(), List.of());
        var differences = said.differences(FactsOf.whole(cell.client(), read));
        for (var feature : List.of("text", "tool calls", "arguments", "finish", "usage")) {
            var of = differences.stream().filter(one -> one.startsWith(feature + ":")).toList();
            matrix.add(cell, feature + ", " + form, exchange.id(), of);
        }
        exchange.features().forEach(feature -> matrix.add(cell, "with " + feature, exchange.id(), differences));
    }

    private static void failed(Exchange exchange, Translation.Answered answered, Cell cell, Matrix matrix) {
        var wrong = new ArrayList<String>();
        boolean stream = exchange.isGood() && exchange.streamed();
        if (stream) {
            wrong.addAll(violations(cell.client(), Event.allOf(answered.body())));
        } else if (answered.status() < 400 || !Exchange.json(answered.body()).path("error").isObject()) {
            wrong.add(answered.status() + " " + answered.body());
        }
        boolean expected =
                !exchange.isGood()
                        || exchange.features().stream().anyMatch(f -> f.startsWith("error"))
                        || exchange.answer().contains("\"error\"");
        if (!expected) {
            wrong.add("an answer that is whole fails: " + answered.body());
        }
        matrix.add(cell, "error", exchange.id(), wrong);
    }

    private static List<String> violations(Dialect client, List<Event> events) {
        var violations = new ArrayList<String>();
        var checker = StreamChecker.of(client, Rules.OURS);
        for (var event : events) {
            checker =
                    event.isDone()
                            ? checker.done(violations::add)
                            : checker.step(event.name(), event.data(), violations::add);
        }
        checker.end(violations::add);
        return violations.stream().limit(3).toList();
    }

    @Test
    void everyRecordedRequestCanBeSentOrIsRefusedByName() {
        assumeFalse(Exchange.all().isEmpty(), () -> "no recordings at " + Exchange.root());
        var matrix = new Matrix();
        for (var exchange : Exchange.all()) {
            if (exchange.asked()) {
                for (var upstream : Dialect.values()) {
                    if (upstream != exchange.dialect()) {
                        send(exchange, upstream, matrix);
                    }
                }
            }
        }
        report("requests", matrix);
    }

    private void send(Exchange exchange, Dialect upstream, Matrix matrix) {
        var cell = new Cell(upstream, exchange.dialect());
        try {
            var written = Translation.write(Translation.request(exchange), upstream);
            var body = Exchange.json(new String(written.body(), java.nio.charset.StandardCharsets.UTF_8));
            var wrong = schemas.check(upstream, Schemas.Kind.REQUEST, body);
            matrix.add(cell, "sent", exchange.id(), wrong);
            exchange.features().forEach(feature -> matrix.add(cell, "with " + feature, exchange.id(), wrong));
        } catch (Untranslatable refusal) {
            boolean named = String.valueOf(refusal.getMessage()).length() > 10;
            matrix.add(cell, "refused", exchange.id(), named ? List.of() : List.of(refusal.toString()));
        } catch (RuntimeException e) {
            matrix.add(cell, "sent", exchange.id(), List.of(e.toString()));
        }
    }
}

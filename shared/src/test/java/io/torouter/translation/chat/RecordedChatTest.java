package io.torouter.translation.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.StreamEvent;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Carries what hosts and their clients really said to one another through the halves and back. */
class RecordedChatTest {
    @TestFactory
    Stream<DynamicTest> writesRequestsAsTheyWere() {
        return each(
                exchange -> exchange.request() != null && !older(exchange),
                exchange -> {
                    var body = exchange.request();
                    var model = body.path("model").asText();
                    var read = new ChatRequests().decode(body.deepCopy(), model, body.path("stream").asBoolean(false));
                    var drops = Wire.drops();
                    var target = Wire.target(exchange.type(), exchange.host(), model);
                    var written = new ChatRequests().encode(read, target, drops).body();
                    assertThat(Plain.request(Wire.object(written.toString()))).isEqualTo(Plain.request(body));
                });
    }

    @TestFactory
    Stream<DynamicTest> writesAnswersAsTheyWere() {
        return each(
                exchange -> exchange.status() == 200 && !exchange.stream(),
                exchange -> {
                    var answer = new ChatAnswers().decode((ObjectNode) exchange.json());
                    var context = older(exchange) ? Wire.context(exchange.request().toString()) : Wire.context();
                    var drops = Wire.drops();
                    var written = new ChatAnswers().encode(answer, context, drops);
                    assertThat(Plain.answer(Wire.object(written.toString())))
                            .isEqualTo(Plain.answer((ObjectNode) exchange.json()));
                    assertThat(drops.names()).isEmpty();
                });
    }

    private static boolean older(Recorded exchange) {
        return exchange.request() != null && exchange.request().has("functions");
    }

    @TestFactory
    Stream<DynamicTest> readsWhatItWritesOfStreams() {
        return each(
                Recorded::stream,
                exchange -> {
                    var events = Wire.decode(Wire.payloads(exchange.answer()));
                    EventGrammar.check(events);
                    var again = Wire.decode(Wire.encode(events, Wire.context()));
                    EventGrammar.check(again);
                    assertThat(Plain.events(again)).isEqualTo(Plain.events(events));
                });
    }

    @TestFactory
    Stream<DynamicTest> seesTheEndOfStreamsThatHaveOne() {
        return each(
                Recorded::stream,
                exchange -> {
                    var events = Wire.decode(Wire.payloads(exchange.answer()));
                    assertThat(events.getLast()).isInstanceOfAny(StreamEvent.End.class, StreamEvent.Failed.class);
                });
    }

    @TestFactory
    Stream<DynamicTest> noticesACutStream() {
        return each(
                Recorded::stream,
                exchange -> {
                    var payloads = new ArrayList<>(Wire.payloads(exchange.answer()));
                    payloads.removeIf(payload -> !payload.contains("\"choices\"") || finishes(Wire.json(payload)));
                    assertThat(Wire.decode(payloads)).noneMatch(StreamEvent.End.class::isInstance);
                });
    }

    private static boolean finishes(JsonNode chunk) {
        return !chunk.path("choices").path(0).path("finish_reason").asText("").isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> writesCompleteChunksWhereverTheUpstreamStops() {
        return each(
                Recorded::stream,
                exchange -> {
                    var events = Wire.decode(Wire.payloads(exchange.answer()));
                    for (int cut = 0; cut <= events.size(); cut++) {
                        ChunkGrammar.check(Wire.encode(events.subList(0, cut), Wire.context()), cut == events.size());
                    }
                });
    }

    private static Stream<DynamicTest> each(Predicate<Recorded> wanted, Consumer<Recorded> test) {
        List<Recorded> all = Recorded.all();
        return all.stream()
                .filter(wanted)
                .map(exchange -> DynamicTest.dynamicTest(exchange.name(), () -> test.accept(exchange)));
    }
}

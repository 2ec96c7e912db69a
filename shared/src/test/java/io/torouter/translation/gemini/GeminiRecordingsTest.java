package io.torouter.translation.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Delta;
import io.torouter.canonical.StreamEvent;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.StreamDecoder;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What real clients and the real service said; nothing to do where there are no recordings. */
final class GeminiRecordingsTest {
    @TestFactory
    Stream<DynamicTest> writesARequestAsItWasRead() {
        return Recordings.of("gemini.generate", "gemini.stream")
                .filter(folder -> Recordings.request(folder).isObject())
                .map(folder -> DynamicTest.dynamicTest(name(folder), () -> request(folder)));
    }

    private static void request(Path folder) {
        var body = (ObjectNode) Recordings.request(folder);
        var target = Bodies.target(Recordings.model(folder));
        var drops = Bodies.drops();
        var request = new GeminiRequests().decode(body, target.model(), false);
        var written = new GeminiRequests().encode(request, target, drops).body();
        boolean ids = target.vendor().gemini().callIds();
        assertThat(Bodies.plain(Bodies.json(written.toString()), ids)).isEqualTo(Bodies.plain(body, ids));
        assertThat(drops.isEmpty()).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> writesAnAnswerAsItWasRead() {
        return Recordings.of("gemini.generate")
                .map(folder -> DynamicTest.dynamicTest(name(folder), () -> answer(folder)));
    }

    private static void answer(Path folder) {
        var body = (ObjectNode) Recordings.json(folder.resolve("response.body.json"));
        var drops = Bodies.drops();
        var request =
                new GeminiRequests().decode((ObjectNode) Recordings.request(folder), text(body, "modelVersion"), false);
        var context = new AnswerContext(text(body, "responseId"), 0, request);
        var written = new GeminiAnswers().encode(new GeminiAnswers().decode(body), context, drops);
        assertThat(answer(Bodies.json(written.toString()))).isEqualTo(answer(body));
        assertThat(drops.isEmpty()).isTrue();
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).asText();
    }

    /** An answer in one of the ways to say it. */
    private static JsonNode answer(ObjectNode body) {
        var plain = body.deepCopy();
        for (var candidate : plain.path("candidates")) {
            ((ObjectNode) candidate).putIfAbsent("index", plain.numberNode(0));
            for (var part : candidate.path("content").path("parts")) {
                if (part.path("functionCall").path("id").asText().startsWith("call_g_")) {
                    ((ObjectNode) part.get("functionCall")).remove("id");
                }
            }
        }
        plain.withObject("/usageMetadata").putIfAbsent("candidatesTokenCount", plain.numberNode(0));
        return plain;
    }

    @TestFactory
    Stream<DynamicTest> readsTheSameFromAStreamItWrote() {
        return Recordings.of("gemini.stream")
                .map(folder -> DynamicTest.dynamicTest(name(folder), () -> stream(folder)));
    }

    private static void stream(Path folder) {
        var events = events(Recordings.chunks(folder));
        assertThat(events).last().isEqualTo(new StreamEvent.End());
        var sink = new Chunks();
        sink.write(new GeminiStreams().encoder(Bodies.context()), events);
        assertThat(whole(events(sink.values()))).isEqualTo(whole(events));
    }

    private static List<StreamEvent> events(List<JsonNode> chunks) {
        var events = new ArrayList<StreamEvent>();
        StreamDecoder decoder = new GeminiStreams().decoder();
        for (var chunk : chunks) {
            decoder = decoder.step("", chunk, events::add);
        }
        decoder.end(events::add);
        return events;
    }

    /** What comes anew in every answer is left out. */
    private static List<StreamEvent> whole(List<StreamEvent> events) {
        return events.stream()
                .filter(event -> !(event instanceof StreamEvent.Start))
                .filter(event -> !(event instanceof StreamEvent.BlockDelta(_, _, Delta.Cited _)))
                .toList();
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }
}

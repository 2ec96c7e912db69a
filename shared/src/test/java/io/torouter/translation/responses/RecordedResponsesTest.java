package io.torouter.translation.responses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.answer.UpstreamError;
import io.torouter.canonical.Drops;
import io.torouter.canonical.StreamEvent;
import io.torouter.dialect.Dialect;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What was recorded from the service and from Codex. Where there are no recordings, there are no tests. */
final class RecordedResponsesTest {
    /** Whoever published it shortened the deltas, and not the end. */
    private static final String SHORTENED = "ai-openai-shell-container-1";

    private static final String[] ANSWERS = {"openai.responses", "openrouter.responses"};

    @TestFactory
    Stream<DynamicTest> requestsOfCodexComeBackAsTheyWere() {
        return Samples.recordings("clients/codex").stream()
                .map(folder -> DynamicTest.dynamicTest(name(folder), () -> comesBack(folder)));
    }

    private static void comesBack(Path folder) {
        var body = (ObjectNode) Samples.read(folder.resolve("request.json")).path("body");
        var drops = new Drops(Dialect.OPENAI_RESPONSES);
        var encoded = Samples.encoded(Samples.request(body), body.path("model").asText(), drops);
        assertThat(encoded).isEqualTo(withoutIds(body));
        assertThat(drops.names()).isEmpty();
    }

    /** Ids of items mean nothing to an upstream that stores nothing. */
    private static ObjectNode withoutIds(ObjectNode body) {
        var expected = body.deepCopy();
        expected.path("input").forEach(item -> ((ObjectNode) item).remove("id"));
        return expected;
    }

    @TestFactory
    Stream<DynamicTest> requestsKeepTheirItems() {
        return Samples.recordings(ANSWERS).stream()
                .filter(folder -> Samples.read(folder.resolve("request.json")).path("body").path("input").isArray())
                .map(folder -> DynamicTest.dynamicTest(name(folder), () -> keepsItems(folder)));
    }

    private static void keepsItems(Path folder) {
        var body = (ObjectNode) Samples.read(folder.resolve("request.json")).path("body");
        body.put("store", true);
        var drops = new Drops(Dialect.OPENAI_RESPONSES);
        var encoded = Samples.encoded(Samples.request(body), body.path("model").asText(), drops);
        var expected = new ArrayList<JsonNode>();
        body.path("input")
                .forEach(item -> {
                    if (!item.path("type").asText().equals("additional_tools")) {
                        expected.add(typed((ObjectNode) item));
                    }
                });
        assertThat(encoded.path("input")).containsExactlyElementsOf(expected);
        assertThat(drops.names()).isEmpty();
    }

    /** The short form of a message is written in the long one. */
    private static ObjectNode typed(ObjectNode item) {
        if (item.has("role")) {
            item.put("type", "message");
        }
        if (item.path("content").isTextual()) {
            boolean said = item.path("role").asText().equals("assistant");
            var part = said ? "{\"type\": \"output_text\", \"annotations\": []}" : "{\"type\": \"input_text\"}";
            var text = item.path("content").asText();
            item.putArray("content").add(Samples.json(part).put("text", text));
        }
        return item;
    }

    @TestFactory
    Stream<DynamicTest> streamsReadToWhatTheirLastEventHolds() {
        return streams().map(folder -> DynamicTest.dynamicTest(name(folder), () -> readsToTheEnd(folder)));
    }

    private static Stream<Path> streams() {
        return Samples.recordings(ANSWERS).stream()
                .filter(folder -> Files.exists(folder.resolve("response.sse")))
                .filter(folder -> !name(folder).startsWith(SHORTENED));
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }

    private static void readsToTheEnd(Path folder) {
        var events = Events.recorded(folder.resolve("response.sse"));
        var last = events.getLast();
        if (!last.path("type").asText().equals("response.completed")) {
            return;
        }
        var written = Events.encoded(Events.ordered(Events.decoded(events)), Samples.context());
        var streamed = StreamRules.check(written);
        var whole = (ObjectNode) last.path("response");
        var answer = new ResponsesAnswers().decode(whole);
        var direct = new ResponsesAnswers().encode(answer, Samples.context(), new Drops(Dialect.OPENAI_RESPONSES));
        assertThat(shown(streamed.path("output"))).isEqualTo(shown(direct.path("output")));
        assertThat(UsageCounts.read(streamed.path("usage"))).isEqualTo(answer.usage());
    }

    /**
     * Items without what the service itself says otherwise when they are done and at the end: seals, and states; and
     * without what other dialects have no place for, which a stream is not told.
     */
    private static List<JsonNode> shown(JsonNode output) {
        var items = new ArrayList<JsonNode>();
        output.forEach(item -> {
            var copy = (ObjectNode) item.deepCopy();
            copy.remove(Set.of("encrypted_content", "fingerprint", "status", "id", "phase", "caller", "format"));
            items.add(copy);
        });
        return items;
    }

    @TestFactory
    Stream<DynamicTest> streamsThatAreCutAnywhereEndWell() {
        return streams().map(folder -> DynamicTest.dynamicTest(name(folder), () -> endsWell(folder)));
    }

    private static void endsWell(Path folder) {
        var events = Events.ordered(Events.decoded(Events.recorded(folder.resolve("response.sse"))));
        int step = Math.max(1, events.size() / 50);
        for (int cut = 1; cut < events.size(); cut += step) {
            var torso = new ArrayList<>(events.subList(0, cut));
            torso.add(new StreamEvent.Failed(new UpstreamError("server_error", "The upstream broke off", 500)));
            StreamRules.check(Events.encoded(torso, Samples.context()));
        }
    }
}

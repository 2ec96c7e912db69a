package io.torouter.translation.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.dialect.Dialect;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Answers that the vendor gave. */
class RecordedAnswersTest {
    private static final AnthropicAnswers ANSWERS = new AnthropicAnswers();

    @TestFactory
    Stream<DynamicTest> comeOutAsTheyCameIn() {
        var folders = Bodies.recordings("anthropic.messages");
        assumeFalse(folders.isEmpty(), "no recordings here");
        return folders.stream()
                .filter(folder -> Files.exists(folder.resolve("response.body.json")))
                .filter(folder -> bodyOf(folder).has("content"))
                .map(folder ->
                        DynamicTest.dynamicTest(folder.getFileName().toString(), () -> comesOutAsItCameIn(folder)));
    }

    private static ObjectNode bodyOf(Path folder) {
        return Bodies.json(Bodies.read(folder.resolve("response.body.json")));
    }

    private static void comesOutAsItCameIn(Path folder) {
        var body = bodyOf(folder);
        var drops = new Drops(Dialect.ANTHROPIC_MESSAGES);
        var written = Bodies.json(ANSWERS.encode(ANSWERS.decode(body), Bodies.context(), drops).toString());
        assertThat(comparable(written)).isEqualTo(comparable(body));
        assertThat(drops.names()).isEqualTo(List.of());
    }

    /** Id and model are the gateway's; of the usage the counts matter. */
    private static ObjectNode comparable(ObjectNode message) {
        var plain = (ObjectNode) Bodies.plain(message);
        plain.remove(List.of("id", "model"));
        if (plain.path("usage") instanceof ObjectNode usage) {
            usage.remove(List.of("cache_creation", "inference_geo", "server_tool_use", "service_tier"));
            usage.properties().removeIf(count -> count.getValue().asInt() == 0 && !count.getValue().isObject());
            if (usage.path("output_tokens_details").path("thinking_tokens").asInt() == 0) {
                usage.remove("output_tokens_details");
            }
        }
        return plain;
    }
}

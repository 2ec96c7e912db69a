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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Requests that real clients sent. */
class RecordedRequestsTest {
    /** One asks for an effort the model has not, one for thinking behind a call that was made without. */
    private static final List<String> REFUSED_BY_THE_VENDOR =
            List.of(
                    "pydantic-ai-est-anthropic-explicit-effort-xhigh-unsupported-model-errors-00-0f862f39",
                    "claude-image-03");

    @TestFactory
    Stream<DynamicTest> comeOutAsTheyCameIn() {
        var folders = new ArrayList<Path>(Bodies.recordings("anthropic.messages"));
        folders.addAll(Bodies.recordings("clients/claude-code"));
        assumeFalse(folders.isEmpty(), "no recordings here");
        return folders.stream()
                .filter(RecordedRequestsTest::hasBody)
                .map(folder ->
                        DynamicTest.dynamicTest(folder.getFileName().toString(), () -> comesOutAsItCameIn(folder)));
    }

    private static boolean hasBody(Path folder) {
        return Files.exists(folder.resolve("request.json")) && bodyOf(folder).has("messages");
    }

    private static ObjectNode bodyOf(Path folder) {
        var body = Bodies.json(Bodies.read(folder.resolve("request.json"))).path("body");
        return body instanceof ObjectNode object ? object : Bodies.json("{}");
    }

    private static void comesOutAsItCameIn(Path folder) {
        var body = bodyOf(folder);
        var drops = new Drops(Dialect.ANTHROPIC_MESSAGES);
        var written = Bodies.encoded(Bodies.decoded(body), body.path("model").asText(), drops);
        if (REFUSED_BY_THE_VENDOR.contains(folder.getFileName().toString())) {
            assertThat(drops.names()).isEqualTo(List.of("thinking"));
            return;
        }
        assertThat(Bodies.plain(Bodies.json(written.body().toString()))).isEqualTo(Bodies.plain(body));
        assertThat(drops.names()).isEqualTo(List.of());
    }
}

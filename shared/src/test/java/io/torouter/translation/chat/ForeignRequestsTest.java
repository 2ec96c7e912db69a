package io.torouter.translation.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.dialect.Dialect;
import io.torouter.translation.RequestHalf;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.anthropic.AnthropicRequests;
import io.torouter.translation.gemini.GeminiRequests;
import io.torouter.translation.responses.ResponsesRequests;
import io.torouter.translation.stage.ToolFlattening;
import io.torouter.translation.stage.ToolLimits;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes what clients of other dialects really asked for hosts of every kind. */
class ForeignRequestsTest {
    private static final Map<Dialect, RequestHalf> READERS =
            Map.of(
                    Dialect.ANTHROPIC_MESSAGES, new AnthropicRequests(),
                    Dialect.OPENAI_RESPONSES, new ResponsesRequests(),
                    Dialect.GEMINI_GENERATE, new GeminiRequests());

    private record Host(String type, String name, String model) {}

    private static final List<Host> HOSTS =
            List.of(
                    new Host("openai", "api.openai.com", "gpt-4.1"),
                    new Host("openai", "api.openai.com", "gpt-5.6"),
                    new Host("openrouter", "openrouter.ai", "anthropic/claude-sonnet-4.5"),
                    new Host("openai-compatible", "vllm.example", "qwen3"),
                    new Host("openai-compatible", "api.deepseek.com", "deepseek-v4-pro"),
                    new Host("openai-compatible", "api.mistral.ai", "mistral-large-latest"),
                    new Host("openai-compatible", "api.z.ai", "glm-5"),
                    new Host("openai-compatible", "generativelanguage.googleapis.com", "gemini-2.5-flash"));

    @TestFactory
    Stream<DynamicTest> keepsTheRulesOfTheHost() {
        return HOSTS.stream().flatMap(host -> Recorded.requests().stream().map(request -> test(host, request)));
    }

    private static DynamicTest test(Host host, Recorded.Request request) {
        return DynamicTest.dynamicTest(host.model() + " " + request.name(), () -> check(host, request));
    }

    private static void check(Host host, Recorded.Request request) {
        var target = Wire.target(host.type(), host.name(), host.model());
        var drops = new Drops(request.dialect());
        try {
            var read = READERS.get(request.dialect()).decode(request.body(), "m", request.stream());
            var limits = ToolLimits.of(Dialect.OPENAI_CHAT, target.vendor());
            var flat = ToolFlattening.flatten(read, limits, drops).request();
            ObjectNode body = new ChatRequests().encode(flat, target, drops).body();
            RequestRules.check(body, target.vendor().chat());
        } catch (Untranslatable refused) {
            assertThat(refused).hasMessageContaining("has no place in openai.chat");
        }
    }
}

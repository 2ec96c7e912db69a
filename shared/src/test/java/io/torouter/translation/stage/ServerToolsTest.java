package io.torouter.translation.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Caller;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Limits;
import io.torouter.canonical.Output;
import io.torouter.canonical.Sampling;
import io.torouter.canonical.ServerTool;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.ToolChoice;
import io.torouter.canonical.ToolDefinition;
import io.torouter.canonical.Tools;
import io.torouter.dialect.Dialect;

import org.junit.jupiter.api.Test;

import java.util.List;

final class ServerToolsTest {
    private static final ToolDefinition LOOK = new FunctionTool("look", null, null);
    private static final ServerTool SEARCH =
            server(
                    "web_search",
                    """
                    {"type":"web_search","filters":{"allowed_domains":["example.org"]},\
                    "user_location":{"type":"approximate","country":"AT"}}\
                    """);
    private static final ServerTool FILES = server("file_search", "{\"type\":\"file_search\"}");

    private final Drops drops = new Drops(Dialect.OPENAI_RESPONSES);

    @Test
    void searchTheWebWithTheUpstreamsOwnSearch() {
        var fit = fit(Dialect.ANTHROPIC_MESSAGES, null, LOOK, SEARCH);
        assertThat(fit.getLast())
                .isInstanceOfSatisfying(
                        ServerTool.class,
                        tool ->
                                assertThat(tool.json().toString())
                                        .isEqualTo(
                                                "{\"type\":\"web_search_20250305\",\"name\":\"web_search\","
                                                        + "\"allowed_domains\":[\"example.org\"],\"user_location\":"
                                                        + "{\"type\":\"approximate\",\"country\":\"AT\"}}"));
        assertThat(drops.isEmpty()).isTrue();
    }

    @Test
    void areLeftOutByNameWhereTheModelHasOthers() {
        assertThat(fit(Dialect.OPENAI_CHAT, null, LOOK, SEARCH, FILES)).containsExactly(LOOK);
        assertThat(drops.names()).containsExactly("tools.web_search", "tools.file_search");
    }

    @Test
    void stayWhereTheRequestIsAboutThem() {
        assertThat(fit(Dialect.ANTHROPIC_MESSAGES, null, FILES)).containsExactly(FILES);
        var choice = new ToolChoice.Vendor(Dialect.OPENAI_RESPONSES, FILES.json());
        assertThat(fit(Dialect.ANTHROPIC_MESSAGES, choice, LOOK, FILES)).containsExactly(LOOK, FILES);
    }

    @Test
    void stayAsTheyAreAtTheirOwnVendor() {
        assertThat(fit(Dialect.OPENAI_RESPONSES, null, SEARCH, FILES)).containsExactly(SEARCH, FILES);
    }

    private List<ToolDefinition> fit(
            Dialect upstream, @org.jspecify.annotations.Nullable ToolChoice choice, ToolDefinition... tools) {
        var request =
                new GenerationRequest(
                        "m",
                        false,
                        List.of(),
                        new Tools(List.of(tools), choice, null),
                        null,
                        Output.DEFAULT,
                        Thinking.UNSAID,
                        Sampling.UNSAID,
                        Limits.UNSAID,
                        Caller.UNSAID,
                        Extras.NONE);
        return ServerTools.fit(request, upstream, drops).tools().definitions();
    }

    private static ServerTool server(String type, String json) {
        try {
            return new ServerTool(Dialect.OPENAI_RESPONSES, type, (ObjectNode) new JsonMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

package io.torouter.translation.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Requests that Anthropic takes.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/messages/create">Create a message, read 2026-11-24</a>
 */
final class AnthropicBodies implements Bodies {
    private final Draw draw;

    /** Four are allowed. */
    private int marks;

    AnthropicBodies(Draw draw) {
        this.draw = draw;
    }

    @Override
    public ObjectNode body() {
        var body = draw.object().with("model", MODEL).with("max_tokens", draw.whole(1, 64_000));
        body.maybe("system", () -> draw.by(() -> TextNode.valueOf(draw.words()), () -> draw.list(1, 2, this::text)));
        body.with("messages", messages());
        body.maybe("stream", draw::flag).maybe("stop_sequences", () -> draw.list(1, 3, () -> words()));
        sampling(body);
        body.maybe("metadata", () -> draw.object().with("user_id", draw.words()).json());
        body.maybe("service_tier", () -> draw.oneOf("auto", "standard_only"));
        body.maybe("container", () -> TextNode.valueOf(draw.name("container_")));
        body.maybe("inference_geo", () -> draw.oneOf("us", "global"));
        boolean thinks = thinking(body);
        tools(body, !thinks);
        return body.maybeUnknown().json();
    }

    private TextNode words() {
        return TextNode.valueOf(draw.words());
    }

    private void sampling(Drawn body) {
        body.maybe("temperature", () -> draw.number("0", "0.1", "1", "1.0", "0.333"));
        body.maybe("top_p", () -> draw.number("0.1", "1", "0.95")).maybe("top_k", () -> draw.whole(1, 500));
    }

    private void tools(Drawn body, boolean mayForce) {
        if (draw.oneIn(2)) {
            return;
        }
        body.with("tools", draw.list(1, 3, this::tool));
        body.maybe("tool_choice", () -> toolChoice(mayForce));
    }

    private JsonNode tool() {
        return draw.by(this::function, this::function, this::function, this::serverTool);
    }

    private ObjectNode function() {
        var tool = draw.object().with("name", draw.name("tool_")).with("input_schema", schema());
        tool.maybe("type", () -> TextNode.valueOf("custom")).maybeText("description").maybe("strict", draw::flag);
        tool.maybe("eager_input_streaming", draw::flag).maybe("defer_loading", draw::flag);
        return marked(tool).maybeUnknown().json();
    }

    private ObjectNode schema() {
        return draw.schema().put("additionalProperties", false);
    }

    private ObjectNode serverTool() {
        return draw.oneIn(2)
                ? draw.typed("web_search_20250305")
                        .with("name", "web_search")
                        .maybe("max_uses", () -> draw.whole(1, 9))
                        .json()
                : draw.typed("bash_20250124").with("name", "bash").json();
    }

    private ObjectNode toolChoice(boolean mayForce) {
        var type = mayForce ? draw.of("auto", "any", "tool", "none") : draw.of("auto", "none");
        var choice = draw.typed(type);
        if (type.equals("tool")) {
            choice.with("name", "tool_0");
        }
        return type.equals("none") ? choice.json() : choice.maybe("disable_parallel_tool_use", draw::flag).json();
    }

    /** With thinking, a temperature is 1, there is no {@code top_k}, and no call can be demanded. */
    private boolean thinking(Drawn body) {
        body.maybe("thinking", () -> thinking(draw.of("enabled", "adaptive", "disabled")));
        body.maybe("output_config", this::outputConfig);
        var type = body.json().path("thinking").path("type").asText("disabled");
        if (type.equals("disabled")) {
            return false;
        }
        body.json().remove(List.of("temperature", "top_k", "top_p"));
        body.maybe("temperature", () -> draw.number("1", "1.0")).maybe("top_p", () -> draw.number("1", "0.95"));
        body.with("max_tokens", draw.whole(4096, 64_000));
        return true;
    }

    private ObjectNode thinking(String type) {
        var thinking = draw.typed(type);
        if (type.equals("enabled")) {
            thinking.with("budget_tokens", draw.whole(1024, 2048));
        }
        if (!type.equals("disabled")) {
            thinking.maybe("display", () -> draw.oneOf("summarized", "omitted"));
        }
        return thinking.maybeUnknown().json();
    }

    private ObjectNode outputConfig() {
        var config = draw.object().maybe("effort", () -> draw.oneOf("low", "medium", "high"));
        config.maybe("format", () -> draw.typed("json_schema").with("schema", schema()).json());
        return config.maybeUnknown().json();
    }

    /** Turns take turns; every call is answered in the next message. */
    private ArrayNode messages() {
        var messages = JsonNodeFactory.instance.arrayNode();
        for (int i = draw.below(3); i > 0; i--) {
            messages.add(user(List.of()));
            var calls = new ArrayList<String>();
            messages.add(assistant(calls));
            if (!calls.isEmpty()) {
                messages.add(user(calls));
                messages.add(message("assistant").with("content", draw.words()).json());
            }
        }
        return messages.add(user(List.of()));
    }

    private Drawn message(String role) {
        return draw.object().with("role", role);
    }

    private ObjectNode user(List<String> calls) {
        var message = message("user");
        if (calls.isEmpty() && draw.oneIn(3)) {
            return message.with("content", draw.words()).json();
        }
        var content = JsonNodeFactory.instance.arrayNode();
        calls.forEach(id -> content.add(result(id)));
        content.addAll(draw.list(calls.isEmpty() ? 1 : 0, 3, this::said));
        return message.with("content", content).json();
    }

    private JsonNode said() {
        return draw.by(this::text, this::text, this::image, this::document, this::searchResult);
    }

    private ObjectNode text() {
        return marked(draw.typed("text").with("text", draw.words())).maybeUnknown().json();
    }

    private ObjectNode image() {
        return marked(draw.typed("image").with("source", imageSource())).maybeUnknown().json();
    }

    private JsonNode imageSource() {
        return draw.by(
                () -> base64("image/png"),
                () -> draw.typed("url").with("url", "https://example.com/a%20b.png?x=1&y=ü").json(),
                () -> draw.typed("file").with("file_id", draw.name("file_")).json());
    }

    private ObjectNode base64(String mediaType) {
        var source = draw.typed("base64").with("media_type", mediaType).with("data", draw.base64());
        return source.maybeUnknown().json();
    }

    private ObjectNode document() {
        var document = draw.typed("document").with("source", documentSource());
        document.maybeText("title").maybeText("context");
        document.maybe("citations", () -> draw.object().with("enabled", draw.flag()).json());
        return marked(document).maybeUnknown().json();
    }

    private JsonNode documentSource() {
        return draw.by(
                () -> base64("application/pdf"),
                () -> draw.typed("url").with("url", "https://example.com/a.pdf").json(),
                () -> draw.typed("file").with("file_id", draw.name("file_")).json(),
                () -> draw.typed("text").with("media_type", "text/plain").with("data", draw.words()).json(),
                () ->
                        draw.typed("content")
                                .with("content", draw.by(this::words, () -> draw.list(1, 2, this::plainText)))
                                .json());
    }

    private ObjectNode plainText() {
        return draw.typed("text").with("text", draw.words()).json();
    }

    private ObjectNode searchResult() {
        var found = draw.typed("search_result").with("source", "https://example.com").with("title", draw.words());
        found.with("content", draw.list(1, 2, this::plainText));
        found.maybe("citations", () -> draw.object().with("enabled", draw.flag()).json());
        return marked(found).json();
    }

    private ObjectNode assistant(List<String> calls) {
        var message = message("assistant");
        if (draw.oneIn(3)) {
            return message.with("content", draw.words()).json();
        }
        var content = draw.list(0, 1, this::thought);
        content.addAll(draw.list(1, 2, draw.oneIn(3) ? this::searched : this::text));
        content.addAll(draw.list(0, 2, () -> call(calls)));
        return message.with("content", content).json();
    }

    private JsonNode thought() {
        return draw.by(
                () -> draw.typed("thinking").with("thinking", draw.text()).with("signature", draw.base64()).json(),
                () -> draw.typed("redacted_thinking").with("data", draw.base64()).json());
    }

    private ObjectNode searched() {
        var citation = draw.typed("char_location").with("cited_text", draw.words());
        citation.with("document_index", draw.whole(0, 2)).with("document_title", draw.words());
        citation.with("start_char_index", draw.whole(0, 9)).with("end_char_index", draw.whole(9, 20));
        return draw.typed("text")
                .with("text", draw.words())
                .with("citations", JsonNodeFactory.instance.arrayNode().add(citation.json()))
                .json();
    }

    private ObjectNode call(List<String> calls) {
        var id = draw.name("toolu_");
        calls.add(id);
        var call = draw.typed("tool_use").with("id", id).with("name", "tool_0").with("input", draw.free(2));
        return marked(call).maybeUnknown().json();
    }

    private ObjectNode result(String id) {
        var result = draw.typed("tool_result").with("tool_use_id", id);
        result.maybe("content", () -> draw.by(this::words, () -> draw.list(1, 3, this::shown)));
        if (!result.json().path("content").isArray()) {
            result.maybe("is_error", draw::flag);
        }
        return marked(result).maybeUnknown().json();
    }

    private JsonNode shown() {
        return draw.by(this::text, this::image, this::document, this::searchResult);
    }

    private Drawn marked(Drawn block) {
        if (marks < 4 && draw.oneIn(8)) {
            marks++;
            block.with("cache_control", draw.typed("ephemeral").maybe("ttl", () -> draw.oneOf("5m", "1h")).json());
        }
        return block;
    }
}

package io.torouter.translation.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Requests that OpenAI's responses take.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses/create">Create a response, read 2026-11-24</a>
 */
final class ResponsesBodies implements Bodies {
    private final Draw draw;

    ResponsesBodies(Draw draw) {
        this.draw = draw;
    }

    @Override
    public ObjectNode body() {
        var body = draw.object().with("model", MODEL);
        body.maybe("instructions", this::words).maybe("stream", draw::flag);
        body.maybe("stream_options", () -> draw.object().with("include_obfuscation", draw.flag()).json());
        body.maybe("max_output_tokens", () -> draw.whole(16, 100_000));
        body.maybe("temperature", () -> draw.number("0", "0.1", "1", "1.0", "2", "1.999"));
        body.maybe("top_p", () -> draw.number("0.1", "1", "0.95")).maybe("top_logprobs", () -> draw.whole(0, 20));
        body.maybe("include", this::include).maybe("reasoning", this::reasoning).maybe("text", this::text);
        state(body);
        body.with("input", draw.oneIn(4) ? TextNode.valueOf("JSON, please") : items(body));
        caller(body);
        tools(body);
        return body.maybeUnknown().json();
    }

    private TextNode words() {
        return TextNode.valueOf(draw.words());
    }

    private void state(Drawn body) {
        body.maybe("store", draw::flag).maybe("truncation", () -> draw.oneOf("auto", "disabled"));
        body.maybe("previous_response_id", () -> TextNode.valueOf(draw.name("resp_")));
        body.maybe("prompt", () -> draw.object().with("id", draw.name("pmpt_")).json());
        body.maybe("max_tool_calls", () -> draw.whole(1, 9)).maybe("background", draw::flag);
    }

    private void caller(Drawn body) {
        body.maybe(draw.of("user", "safety_identifier"), this::words).maybe("prompt_cache_key", this::words);
        body.maybe("service_tier", () -> draw.oneOf("auto", "default", "flex", "priority", "scale"));
        body.maybe("metadata", () -> draw.object().maybeText("a").maybeText("b.c").maybeText("ü").json());
        body.maybe("prompt_cache_retention", () -> draw.oneOf("24h"));
    }

    private ArrayNode include() {
        return draw.list(
                1,
                2,
                () ->
                        draw.oneOf(
                                "reasoning.encrypted_content",
                                "message.output_text.logprobs",
                                "web_search_call.action.sources",
                                draw.name("future.")));
    }

    private ObjectNode reasoning() {
        var reasoning = draw.object();
        reasoning.maybe("effort", () -> draw.oneOf("none", "minimal", "low", "medium", "high", "xhigh", "future"));
        reasoning.maybe("summary", () -> draw.oneOf("auto", "concise", "detailed"));
        return reasoning.maybeUnknown().json();
    }

    private ObjectNode text() {
        var text = draw.object().maybe("verbosity", () -> draw.oneOf("low", "medium", "high"));
        text.maybe("format", () -> draw.by(() -> draw.typed("text").json(), this::jsonObject, this::namedSchema));
        return text.maybeUnknown().json();
    }

    private ObjectNode jsonObject() {
        return draw.typed("json_object").json();
    }

    private ObjectNode namedSchema() {
        var named = draw.typed("json_schema").with("name", "answer-1").maybeText("description");
        named.with("schema", closed(draw.schema())).maybe("strict", draw::flag);
        return named.maybeUnknown().json();
    }

    private static ObjectNode closed(ObjectNode schema) {
        return schema.put("additionalProperties", false);
    }

    private void tools(Drawn body) {
        if (draw.oneIn(2)) {
            return;
        }
        body.with("tools", draw.list(1, 4, this::tool));
        body.maybe("tool_choice", this::toolChoice).maybe("parallel_tool_calls", draw::flag);
    }

    private JsonNode tool() {
        return draw.by(this::function, this::function, this::custom, this::namespace, this::serverTool, this::search);
    }

    private ObjectNode function() {
        var tool = draw.typed("function").with("name", draw.name("tool_")).maybeText("description");
        tool.with("parameters", closed(draw.schema())).maybe("strict", draw::flag);
        return tool.maybe("defer_loading", draw::flag).maybeUnknown().json();
    }

    private ObjectNode custom() {
        var tool = draw.typed("custom").with("name", draw.name("custom_")).maybeText("description");
        tool.maybe(
                "format",
                () ->
                        draw.by(
                                () -> draw.typed("text").json(),
                                () ->
                                        draw.typed("grammar")
                                                .with("syntax", draw.of("lark", "regex"))
                                                .with("definition", draw.words())
                                                .json()));
        return tool.maybeUnknown().json();
    }

    private ObjectNode namespace() {
        var group = draw.typed("namespace").with("name", draw.name("group_")).with("description", draw.words());
        group.with("tools", draw.list(1, 2, () -> draw.by(this::function, this::custom)));
        return group.maybeUnknown().json();
    }

    private JsonNode serverTool() {
        return draw.by(
                () -> draw.typed("web_search").maybe("search_context_size", () -> draw.oneOf("low", "high")).json(),
                () -> draw.typed("code_interpreter").with("container", draw.typed("auto").json()).json(),
                () -> draw.typed("mcp").with("server_label", draw.name("mcp_")).with("server_url", "https://m").json(),
                () -> draw.typed("image_generation").json());
    }

    private ObjectNode search() {
        var search = draw.typed("tool_search").maybeText("description");
        return draw.oneIn(2)
                ? search.json()
                : search.with("execution", "client").with("parameters", draw.schema()).json();
    }

    private JsonNode toolChoice() {
        return draw.by(
                () -> draw.oneOf("auto", "none", "required"),
                () -> draw.typed("function").with("name", "tool_0").json(),
                () -> draw.typed("custom").with("name", "custom_0").json(),
                () -> draw.typed("web_search").json(),
                () -> draw.typed("mcp").with("server_label", "mcp_0").json(),
                this::allowed);
    }

    private ObjectNode allowed() {
        var allowed = draw.typed("allowed_tools").with("mode", draw.of("auto", "required"));
        return allowed.with(
                        "tools",
                        draw.list(
                                1,
                                2,
                                () ->
                                        draw.by(
                                                () -> draw.typed("function").with("name", "tool_0").json(),
                                                () -> draw.typed("mcp").with("server_label", "mcp_0").json())))
                .json();
    }

    /** Only an upstream that keeps them knows its own images again. */
    private ArrayNode items(Drawn body) {
        boolean stored = body.json().path("store").asBoolean();
        var items = draw.list(0, 1, () -> message(draw.of("system", "developer")));
        for (int i = 1 + draw.below(3); i > 0; i--) {
            items.add(message("user"));
            if (draw.oneIn(3)) {
                items.add(reasoningItem()).add(said());
            }
            switch (draw.below(5)) {
                case 0 -> exchange(items, "function_call", "arguments", draw.free(2).toString());
                case 1 -> exchange(items, "custom_tool_call", "input", draw.words());
                case 2 -> items.add(other());
                case 3 -> items.add(stored ? madeImage() : reference());
                default -> {}
            }
        }
        return items.add(draw.object().with("role", "user").with("content", "Answer with JSON.").json());
    }

    private ObjectNode message(String role) {
        var message = draw.oneIn(2) ? draw.typed("message") : draw.object();
        message.with("role", role);
        message.with("content", draw.by(this::words, () -> draw.list(1, 3, this::part)));
        return message.maybeUnknown().json();
    }

    private JsonNode part() {
        return draw.by(this::inputText, this::inputText, this::image, this::file);
    }

    private ObjectNode inputText() {
        var text = draw.typed("input_text").with("text", draw.words());
        text.maybe("prompt_cache_breakpoint", () -> draw.object().with("mode", "explicit").json());
        return text.maybeUnknown().json();
    }

    private ObjectNode image() {
        var image = draw.typed("input_image").maybe("detail", () -> draw.oneOf("auto", "low", "high"));
        if (draw.oneIn(3)) {
            return image.with("file_id", draw.name("file-")).maybeUnknown().json();
        }
        var url = draw.of("https://example.com/a%20b.png", "data:image/png;base64," + draw.base64());
        return image.with("image_url", url).maybeUnknown().json();
    }

    private ObjectNode file() {
        var file = draw.typed("input_file");
        switch (draw.below(3)) {
            case 0 -> file.with("file_id", draw.name("file-"));
            case 1 -> file.with("file_url", "https://example.com/a.pdf");
            default -> file.with("file_data", "data:application/pdf;base64," + draw.base64()).with("filename", "a.pdf");
        }
        return file.maybeUnknown().json();
    }

    private ObjectNode said() {
        var message = draw.typed("message").with("role", "assistant");
        if (draw.oneIn(4)) {
            return message.with("content", draw.words()).json();
        }
        message.with("id", draw.name("msg_")).with("status", draw.of("completed", "incomplete"));
        message.maybe("phase", () -> draw.oneOf("commentary", "final_answer"));
        message.with("content", draw.list(1, 2, () -> draw.by(this::outputText, this::outputText, this::refusal)));
        return message.maybeUnknown().json();
    }

    private ObjectNode outputText() {
        var text = draw.typed("output_text").with("text", draw.words());
        return text.with("annotations", draw.list(0, 1, this::annotation)).maybeUnknown().json();
    }

    private JsonNode annotation() {
        return draw.by(
                () ->
                        draw.typed("url_citation")
                                .with("url", "https://example.com")
                                .with("title", draw.words())
                                .with("start_index", draw.whole(0, 2))
                                .with("end_index", draw.whole(2, 5))
                                .json(),
                () ->
                        draw.typed("file_citation")
                                .with("file_id", draw.name("file-"))
                                .with("filename", "a.pdf")
                                .with("index", draw.whole(0, 3))
                                .json());
    }

    private ObjectNode refusal() {
        return draw.typed("refusal").with("refusal", draw.words()).maybeUnknown().json();
    }

    private ObjectNode reasoningItem() {
        var item = draw.typed("reasoning").with("id", draw.name("rs_"));
        item.with("summary", draw.list(0, 2, () -> draw.typed("summary_text").with("text", draw.words()).json()));
        item.with("encrypted_content", draw.base64());
        return item.maybeUnknown().json();
    }

    private void exchange(ArrayNode items, String type, String arguments, String value) {
        var id = draw.name("call_");
        var call = draw.typed(type).with("call_id", id).with("name", "tool_0").with(arguments, value);
        if (type.equals("function_call")) {
            call.maybe("namespace", () -> TextNode.valueOf("group_0"));
        }
        call.maybe("id", () -> TextNode.valueOf(draw.name("fc_"))).maybe("status", () -> draw.oneOf("completed"));
        items.add(call.maybeUnknown().json());
        var result = draw.typed(type + "_output").with("call_id", id);
        result.with("output", draw.by(this::words, () -> draw.list(1, 2, this::part)));
        items.add(result.maybeUnknown().json());
    }

    private JsonNode other() {
        return draw.by(
                () ->
                        draw.typed("web_search_call")
                                .with("id", draw.name("ws_"))
                                .with("status", "completed")
                                .with("action", draw.typed("search").with("query", draw.words()).json())
                                .json(),
                () -> draw.typed("compaction").with("id", draw.name("cmp_")).with("encrypted_content", "x").json(),
                () -> draw.typed(draw.name("future_")).with("x", JsonNodeFactory.instance.arrayNode()).json());
    }

    private ObjectNode madeImage() {
        var image = draw.typed("image_generation_call").with("id", draw.name("ig_")).with("status", "completed");
        return image.with("output_format", "png").with("result", draw.base64()).json();
    }

    private ObjectNode reference() {
        return draw.typed("item_reference").with("id", draw.name("msg_")).json();
    }
}

package io.torouter.translation.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Requests that OpenAI's chat completions take, and what OpenRouter adds to them.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/create">Create chat completion, read 2026-11-24</a>
 */
final class ChatBodies implements Bodies {
    private final Draw draw;

    ChatBodies(Draw draw) {
        this.draw = draw;
    }

    @Override
    public ObjectNode body() {
        var body = draw.object().with("model", MODEL).with("messages", messages());
        body.maybe("stream", draw::flag);
        if (body.json().path("stream").asBoolean()) {
            body.maybe("stream_options", this::streamOptions);
        }
        body.maybe(draw.of("max_tokens", "max_completion_tokens"), () -> draw.whole(1, 100_000));
        body.maybe("stop", () -> draw.by(this::words, () -> draw.list(1, 4, this::words)));
        body.maybe("n", () -> draw.whole(1, 5)).maybe("logprobs", draw::flag);
        body.maybe("top_logprobs", () -> draw.whole(0, 20)).maybe("seed", () -> draw.whole(-5, 1 << 30));
        sampling(body);
        caller(body);
        body.maybe(draw.of("reasoning_effort", "reasoning"), () -> TextNode.valueOf(effort()));
        if (body.json().path("reasoning").isTextual()) {
            body.with("reasoning", reasoning());
        }
        body.maybe("response_format", this::format).maybe("verbosity", () -> draw.oneOf("low", "medium", "high"));
        body.maybe("web_search_options", () -> draw.object().json());
        body.maybe("prediction", () -> draw.typed("content").with("content", draw.words()).json());
        modalities(body);
        tools(body);
        return body.maybeUnknown().json();
    }

    private TextNode words() {
        return TextNode.valueOf(draw.words());
    }

    private ObjectNode streamOptions() {
        return draw.object().maybe("include_usage", draw::flag).maybe("include_obfuscation", draw::flag).json();
    }

    private void sampling(Drawn body) {
        body.maybe("temperature", () -> draw.number("0", "0.1", "1", "1.0", "2", "1.999"));
        body.maybe("top_p", () -> draw.number("0.1", "1", "0.95"));
        body.maybe("frequency_penalty", () -> draw.number("-2", "0", "0.5", "2.0"));
        body.maybe("presence_penalty", () -> draw.number("-2", "0", "0.5", "2.0"));
        body.maybe("logit_bias", () -> draw.object().with("50256", draw.whole(-100, 100)).json());
    }

    private void caller(Drawn body) {
        body.maybe(draw.of("user", "safety_identifier"), this::words).maybe("prompt_cache_key", this::words);
        body.maybe("service_tier", () -> draw.oneOf("auto", "default", "flex", "priority", "scale"));
        body.maybe("metadata", () -> draw.object().maybeText("a").maybeText("b.c").maybeText("ü").json());
        body.maybe("store", draw::flag).maybe("prompt_cache_retention", () -> draw.oneOf("24h"));
    }

    private String effort() {
        return draw.of("none", "minimal", "low", "medium", "high", "xhigh");
    }

    /** OpenRouter's. */
    private ObjectNode reasoning() {
        var reasoning = draw.object();
        if (draw.oneIn(2)) {
            reasoning.with("effort", effort());
        } else {
            reasoning.with("max_tokens", draw.whole(1024, 8192));
        }
        return reasoning.maybe("exclude", draw::flag).maybeUnknown().json();
    }

    private JsonNode format() {
        return draw.by(
                () -> draw.typed("text").json(),
                () -> draw.typed("json_object").json(),
                () -> draw.typed("json_schema").with("json_schema", namedSchema()).json());
    }

    private ObjectNode namedSchema() {
        var named = draw.object().with("name", "answer-1").maybeText("description").maybe("strict", draw::flag);
        return named.with("schema", draw.schema().put("additionalProperties", false)).maybeUnknown().json();
    }

    private void modalities(Drawn body) {
        if (draw.oneIn(6)) {
            body.with("modalities", JsonNodeFactory.instance.arrayNode().add("text").add("audio"));
            var audio = draw.object().with("voice", draw.of("alloy", "ash")).with("format", draw.of("wav", "mp3"));
            body.with("audio", audio.maybeUnknown().json());
        } else {
            body.maybe("modalities", () -> JsonNodeFactory.instance.arrayNode().add("text"));
        }
    }

    private void tools(Drawn body) {
        if (draw.oneIn(2)) {
            return;
        }
        body.with("tools", draw.list(1, 3, () -> draw.by(this::function, this::function, this::custom)));
        body.maybe("tool_choice", this::toolChoice).maybe("parallel_tool_calls", draw::flag);
    }

    private ObjectNode function() {
        var function = draw.object().with("name", draw.name("tool_")).maybeText("description");
        function.maybe("parameters", () -> draw.schema().put("additionalProperties", false));
        function.maybe("strict", draw::flag).maybeUnknown();
        return draw.typed("function").with("function", function.json()).maybeUnknown().json();
    }

    private ObjectNode custom() {
        var custom = draw.object().with("name", draw.name("custom_")).maybeText("description");
        custom.maybe("format", () -> draw.by(() -> draw.typed("text").json(), this::grammar));
        return draw.typed("custom").with("custom", custom.maybeUnknown().json()).maybeUnknown().json();
    }

    private ObjectNode grammar() {
        var grammar = draw.object().with("syntax", draw.of("lark", "regex")).with("definition", draw.words());
        return draw.typed("grammar").with("grammar", grammar.json()).json();
    }

    private JsonNode toolChoice() {
        return draw.by(
                () -> draw.oneOf("auto", "none", "required"),
                () -> draw.typed("function").with("function", named()).json(),
                () -> draw.typed("custom").with("custom", named()).json(),
                this::allowed);
    }

    private ObjectNode named() {
        return draw.object().with("name", "tool_0").json();
    }

    private ObjectNode allowed() {
        var allowed = draw.object().with("mode", draw.of("auto", "required"));
        allowed.with("tools", draw.list(1, 2, () -> draw.typed("function").with("function", named()).json()));
        return draw.typed("allowed_tools").with("allowed_tools", allowed.json()).json();
    }

    private ArrayNode messages() {
        var messages = draw.list(0, 2, this::system);
        for (int i = draw.below(3); i > 0; i--) {
            messages.add(user());
            var calls = new ArrayList<String>();
            messages.add(assistant(calls));
            calls.forEach(id -> messages.add(result(id)));
        }
        return messages.add(user());
    }

    private Drawn message(String role) {
        return draw.object().with("role", role);
    }

    private ObjectNode system() {
        var message = message(draw.of("system", "developer")).with("content", texts());
        return message.maybeText("name").maybeUnknown().json();
    }

    private JsonNode texts() {
        return draw.by(this::words, () -> draw.list(1, 2, this::text));
    }

    private ObjectNode text() {
        return marked(draw.typed("text").with("text", draw.words())).maybeUnknown().json();
    }

    private Drawn marked(Drawn part) {
        return part.maybe(
                "cache_control", () -> draw.typed("ephemeral").maybe("ttl", () -> draw.oneOf("5m", "1h")).json());
    }

    private ObjectNode user() {
        var content = draw.by(this::words, () -> draw.list(1, 3, this::part));
        return message("user").with("content", content).maybeText("name").maybeUnknown().json();
    }

    private JsonNode part() {
        return draw.by(this::text, this::text, this::image, this::sound, this::file);
    }

    private ObjectNode image() {
        var image = draw.object();
        image.with("url", draw.of("https://example.com/a%20b.png", "data:image/png;base64," + draw.base64()));
        image.maybe("detail", () -> draw.oneOf("auto", "low", "high")).maybeUnknown();
        return draw.typed("image_url").with("image_url", image.json()).maybeUnknown().json();
    }

    private ObjectNode sound() {
        var sound = draw.object().with("data", draw.base64()).with("format", draw.of("wav", "mp3"));
        return draw.typed("input_audio").with("input_audio", sound.maybeUnknown().json()).json();
    }

    private ObjectNode file() {
        var file = draw.object();
        if (draw.oneIn(2)) {
            file.with("file_id", draw.name("file-"));
        } else {
            file.with("file_data", "data:application/pdf;base64," + draw.base64()).with("filename", "a.pdf");
        }
        return draw.typed("file").with("file", file.maybeUnknown().json()).maybeUnknown().json();
    }

    private ObjectNode assistant(List<String> calls) {
        var message = message("assistant");
        boolean refuses = draw.oneIn(6);
        if (!refuses && draw.oneIn(2)) {
            message.with("tool_calls", draw.list(1, 2, () -> draw.by(() -> call(calls), () -> customCall(calls))));
        }
        if (refuses) {
            message.with("refusal", draw.words());
        } else if (calls.isEmpty() || draw.oneIn(2)) {
            message.with("content", texts());
        }
        message.maybe("reasoning_details", () -> draw.list(1, 1, this::detail));
        return message.maybeText("name").maybeUnknown().json();
    }

    private JsonNode detail() {
        return draw.by(
                () ->
                        draw.typed("reasoning.text")
                                .with("text", draw.words())
                                .with("signature", draw.base64())
                                .with("format", "anthropic-claude-v1")
                                .with("index", draw.whole(0, 1))
                                .json(),
                () ->
                        draw.typed("reasoning.encrypted")
                                .with("data", draw.base64())
                                .with("id", draw.name("rs_"))
                                .with("format", "openai-responses-v1")
                                .with("index", draw.whole(0, 1))
                                .json());
    }

    private ObjectNode call(List<String> calls) {
        var id = draw.name("call_");
        calls.add(id);
        var function = draw.object().with("name", "tool_0").with("arguments", draw.free(2).toString());
        return draw.typed("function").with("id", id).with("function", function.maybeUnknown().json()).json();
    }

    private ObjectNode customCall(List<String> calls) {
        var id = draw.name("call_");
        calls.add(id);
        var custom = draw.object().with("name", "custom_0").with("input", draw.words());
        return draw.typed("custom").with("id", id).with("custom", custom.maybeUnknown().json()).json();
    }

    private ObjectNode result(String id) {
        return message("tool").with("tool_call_id", id).with("content", texts()).maybeUnknown().json();
    }
}

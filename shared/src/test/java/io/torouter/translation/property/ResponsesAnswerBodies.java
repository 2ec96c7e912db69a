package io.torouter.translation.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Responses that OpenAI answers with.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses/object">The response object, read
 *     2026-11-24</a>
 */
final class ResponsesAnswerBodies implements Bodies {
    private final Draw draw;

    /** Whether some text has its probabilities: one at most. */
    private boolean probable;

    ResponsesAnswerBodies(Draw draw) {
        this.draw = draw;
    }

    @Override
    public ObjectNode body() {
        var body = draw.object().with("id", draw.name("resp_")).with("object", "response");
        body.with("created_at", draw.whole(1, 1_000)).with("model", MODEL).with("error", NullNode.instance);
        var reason = draw.of("", "", "", "max_output_tokens", "content_filter");
        body.with("status", reason.isEmpty() ? "completed" : "incomplete");
        body.with(
                "incomplete_details",
                reason.isEmpty() ? NullNode.instance : draw.object().with("reason", reason).json());
        var output = output();
        if (!reason.isEmpty() && output.path(output.size() - 1) instanceof ObjectNode last && mayBeCut(last)) {
            last.put("status", "incomplete");
        }
        body.with("output", output).with("usage", usage());
        body.maybe("service_tier", () -> draw.oneOf("default", "flex", "priority"));
        return body.maybeUnknown().json();
    }

    private static boolean mayBeCut(ObjectNode item) {
        return item.has("call_id") || item.path("type").asText().equals("message");
    }

    private ArrayNode output() {
        var output = draw.list(0, 1, this::reasoning);
        for (int i = draw.below(3); i > 0; i--) {
            output.add(message());
            output.add(draw.by(this::call, this::call, this::other, this::reasoning));
        }
        return draw.oneIn(2) ? output.add(message()) : output;
    }

    private ObjectNode item(String type, String prefix) {
        return draw.typed(type).with("id", draw.name(prefix)).with("status", "completed").json();
    }

    private Drawn drawn(String type, String prefix) {
        return new Drawn(draw, item(type, prefix));
    }

    private ObjectNode message() {
        var message = drawn("message", "msg_").with("role", "assistant");
        message.with("content", draw.list(1, 2, () -> draw.by(this::text, this::text, this::text, this::refusal)));
        return message.maybe("phase", () -> draw.oneOf("commentary", "final_answer")).maybeUnknown().json();
    }

    private ObjectNode text() {
        var text = draw.typed("output_text").with("text", draw.words());
        text.with("annotations", draw.list(0, 2, this::annotation));
        boolean first = !probable && draw.oneIn(3);
        probable |= first;
        text.with("logprobs", draw.list(0, first ? 3 : 0, () -> logprob(true)));
        return text.maybeUnknown().json();
    }

    private JsonNode annotation() {
        return draw.by(
                () ->
                        draw.typed("url_citation")
                                .with("url", "https://example.com/ü")
                                .with("title", draw.words())
                                .with("start_index", draw.whole(0, 2))
                                .with("end_index", draw.whole(2, 5))
                                .maybeUnknown()
                                .json(),
                () ->
                        draw.typed("file_citation")
                                .with("file_id", draw.name("file-"))
                                .with("filename", "a.pdf")
                                .with("index", draw.whole(0, 3))
                                .json(),
                () ->
                        draw.typed("container_file_citation")
                                .with("container_id", draw.name("cntr_"))
                                .with("file_id", draw.name("cfile_"))
                                .with("filename", "a.png")
                                .with("start_index", draw.whole(0, 2))
                                .with("end_index", draw.whole(2, 5))
                                .json());
    }

    private ObjectNode logprob(boolean withTop) {
        var token = draw.object().with("token", draw.words()).with("logprob", draw.number("-0.25", "-1", "0"));
        token.with("bytes", draw.list(0, 3, () -> draw.whole(0, 256)));
        return withTop ? token.with("top_logprobs", draw.list(0, 2, () -> logprob(false))).json() : token.json();
    }

    private ObjectNode refusal() {
        return draw.typed("refusal").with("refusal", draw.words()).json();
    }

    /** Sealed for one who keeps nothing; readable with some hosts. */
    private ObjectNode reasoning() {
        var item = draw.typed("reasoning").with("id", draw.name("rs_"));
        item.with("summary", draw.list(1, 2, () -> draw.typed("summary_text").with("text", draw.words()).json()));
        item.maybe(
                "content", () -> draw.list(1, 1, () -> draw.typed("reasoning_text").with("text", draw.words()).json()));
        return item.maybe("encrypted_content", () -> TextNode.valueOf(draw.base64())).maybeUnknown().json();
    }

    private JsonNode call() {
        return draw.by(
                () -> {
                    var call = named("function_call", "fc_").with("name", "tool_0");
                    call.with("arguments", draw.free(2).toString());
                    return call.maybe("namespace", () -> draw.oneOf("group_0")).maybeUnknown().json();
                },
                () -> named("custom_tool_call", "ctc_").with("name", "custom_0").with("input", draw.words()).json(),
                () ->
                        named("tool_search_call", "tsc_")
                                .with("execution", "client")
                                .with("arguments", draw.free(1))
                                .json());
    }

    private Drawn named(String type, String prefix) {
        return drawn(type, prefix).with("call_id", draw.name("call_"));
    }

    private JsonNode other() {
        return draw.by(
                () ->
                        drawn("web_search_call", "ws_")
                                .with("action", draw.typed("search").with("query", draw.words()).json())
                                .json(),
                () ->
                        drawn("code_interpreter_call", "ci_")
                                .with("code", draw.words())
                                .with("container_id", draw.name("cntr_"))
                                .with("outputs", NullNode.instance)
                                .json(),
                () -> draw.typed("compaction").with("id", draw.name("cmp_")).with("encrypted_content", "x").json(),
                () ->
                        drawn("image_generation_call", "ig_")
                                .with("output_format", "png")
                                .with("result", draw.base64())
                                .json(),
                () -> drawn(draw.name("future_"), "fut_").with("x", draw.json(2)).json());
    }

    private ObjectNode usage() {
        int cached = draw.below(50);
        int written = draw.below(50);
        int input = cached + written + draw.below(100);
        int reasoning = draw.below(50);
        int output = reasoning + 1 + draw.below(100);
        var usage = JsonNodeFactory.instance.objectNode().put("input_tokens", input);
        usage.putObject("input_tokens_details").put("cached_tokens", cached).put("cache_write_tokens", written);
        usage.put("output_tokens", output).putObject("output_tokens_details").put("reasoning_tokens", reasoning);
        return new Drawn(draw, usage.put("total_tokens", input + output)).maybeUnknown().json();
    }
}

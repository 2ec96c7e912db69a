package io.torouter.translation.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Messages that Anthropic answers with.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/messages/create">Create a message, read 2026-11-24</a>
 */
final class AnthropicAnswerBodies implements Bodies {
    private final Draw draw;

    AnthropicAnswerBodies(Draw draw) {
        this.draw = draw;
    }

    @Override
    public ObjectNode body() {
        var body = draw.typed("message").with("id", draw.name("msg_")).with("role", "assistant").with("model", MODEL);
        var content = draw.list(0, 1, this::thought);
        content.addAll(draw.list(0, 3, () -> draw.by(this::text, this::text, this::cited)));
        if (draw.oneIn(4)) {
            searched(content);
        }
        var calls = draw.list(0, draw.of(0, 0, 2), this::call);
        content.addAll(calls);
        body.with("content", content);
        stop(body, !calls.isEmpty());
        body.with("usage", usage());
        body.maybe("container", this::container);
        return body.maybeUnknown().json();
    }

    private JsonNode thought() {
        return draw.by(
                () -> draw.typed("thinking").with("thinking", draw.text()).with("signature", draw.base64()).json(),
                () -> draw.typed("redacted_thinking").with("data", draw.base64()).json());
    }

    private ObjectNode text() {
        return draw.typed("text").with("text", draw.words()).maybeUnknown().json();
    }

    private ObjectNode cited() {
        var text = draw.typed("text").with("text", draw.words()).with("citations", draw.list(1, 2, this::citation));
        return text.maybeUnknown().json();
    }

    private JsonNode citation() {
        var type =
                draw.of(
                        "char_location",
                        "page_location",
                        "content_block_location",
                        "web_search_result_location",
                        "search_result_location");
        var citation = draw.typed(type).with("cited_text", draw.words());
        switch (type) {
            case "char_location" -> inDocument(citation, "char_index");
            case "page_location" -> inDocument(citation, "page_number");
            case "content_block_location" -> inDocument(citation, "block_index");
            case "web_search_result_location" ->
                    citation.with("url", "https://example.com/a?b=ü")
                            .with("title", draw.words())
                            .with("encrypted_index", draw.base64());
            default ->
                    citation.with("source", draw.of("https://example.com", "note"))
                            .with("title", draw.words())
                            .with("search_result_index", draw.whole(0, 2))
                            .with("start_block_index", draw.whole(0, 2))
                            .with("end_block_index", draw.whole(2, 4));
        }
        return citation.maybeUnknown().json();
    }

    private void inDocument(Drawn citation, String unit) {
        citation.with("document_index", draw.whole(0, 2)).with("document_title", draw.words());
        citation.with("start_" + unit, draw.whole(0, 9)).with("end_" + unit, draw.whole(9, 20));
    }

    private ObjectNode call() {
        var call = draw.typed("tool_use").with("id", draw.name("toolu_")).with("name", "tool_0");
        call.with("input", draw.free(2)).maybe("caller", this::caller);
        return call.maybeUnknown().json();
    }

    private JsonNode caller() {
        return draw.typed("direct").json();
    }

    /** What a tool of the service found, or ran. */
    private void searched(ArrayNode content) {
        var id = draw.name("srvtoolu_");
        var web = draw.oneIn(2);
        var name = web ? "web_search" : "code_execution";
        content.add(draw.typed("server_tool_use").with("id", id).with("name", name).with("input", draw.free(1)).json());
        var found =
                draw.typed("web_search_result")
                        .with("url", "https://example.com")
                        .with("title", draw.words())
                        .with("encrypted_content", draw.base64());
        var result = draw.typed(name + "_tool_result").with("tool_use_id", id);
        result.with(
                "content",
                web
                        ? draw.list(0, 2, found::json)
                        : draw.typed("code_execution_tool_result_error").with("error_code", "unavailable").json());
        content.add(result.json());
    }

    private void stop(Drawn body, boolean called) {
        var word =
                called
                        ? draw.of("tool_use", "tool_use", "max_tokens")
                        : draw.of(
                                "end_turn",
                                "end_turn",
                                "max_tokens",
                                "stop_sequence",
                                "pause_turn",
                                "compaction",
                                "refusal",
                                "model_context_window_exceeded");
        body.with("stop_reason", word);
        body.with("stop_sequence", word.equals("stop_sequence") ? draw.textNode() : NullNode.instance);
        if (word.equals("refusal")) {
            body.with("stop_details", refusal());
        }
    }

    private ObjectNode refusal() {
        var details = draw.typed("refusal").with("category", draw.by(() -> draw.oneOf("cyber", "bio"), this::none));
        return details.with("explanation", draw.by(draw::textNode, this::none)).maybeUnknown().json();
    }

    private JsonNode none() {
        return NullNode.instance;
    }

    private ObjectNode usage() {
        int brief = draw.below(100);
        int long1h = draw.oneIn(3) ? draw.below(100) : 0;
        int output = 1 + draw.below(100);
        var usage = draw.object().with("input_tokens", draw.whole(0, 100));
        usage.json().put("cache_creation_input_tokens", brief + long1h);
        usage.with("cache_read_input_tokens", draw.whole(0, 100));
        usage.json()
                .putObject("cache_creation")
                .put("ephemeral_5m_input_tokens", brief)
                .put("ephemeral_1h_input_tokens", long1h);
        usage.json().put("output_tokens", output);
        usage.maybe("output_tokens_details", () -> thinkingTokens(output));
        usage.with("service_tier", draw.of("standard", "priority", "batch"));
        usage.maybe("server_tool_use", () -> draw.object().with("web_search_requests", draw.whole(0, 3)).json());
        usage.maybe("inference_geo", () -> draw.oneOf("us", "global"));
        return usage.maybeUnknown().json();
    }

    private ObjectNode thinkingTokens(int output) {
        return JsonNodeFactory.instance.objectNode().put("thinking_tokens", draw.below(output + 1));
    }

    private ObjectNode container() {
        return draw.object().with("id", draw.name("container_")).with("expires_at", "2026-11-24T00:00:00Z").json();
    }
}

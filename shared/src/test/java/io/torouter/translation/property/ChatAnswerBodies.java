package io.torouter.translation.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Completions that OpenAI's chat and hosts that are compatible with it answer with.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/object">The chat completion object, read
 *     2026-11-24</a>
 */
final class ChatAnswerBodies implements Bodies {
    private final Draw draw;

    ChatAnswerBodies(Draw draw) {
        this.draw = draw;
    }

    @Override
    public ObjectNode body() {
        var body = draw.object().with("id", draw.name("chatcmpl-")).with("object", "chat.completion");
        body.with("created", draw.whole(1, 1_000)).with("model", MODEL);
        var choices = JsonNodeFactory.instance.arrayNode();
        for (int i = draw.of(1, 1, 3); i > 0; i--) {
            choices.add(choice(choices.size()));
        }
        body.with("choices", choices);
        body.with("usage", usage());
        body.maybe("service_tier", () -> draw.oneOf("auto", "default", "flex", "priority"));
        body.maybeText("system_fingerprint");
        return body.maybeUnknown().json();
    }

    private ObjectNode choice(int index) {
        var choice = draw.object().with("index", JsonNodeFactory.instance.numberNode(index));
        var message = message();
        choice.with("message", message);
        boolean called = message.has("tool_calls");
        boolean refused = message.path("refusal").isTextual();
        boolean probable = message.path("content").isTextual() && !refused && draw.oneIn(3);
        choice.with("logprobs", probable ? logprobs() : NullNode.instance);
        choice.with(
                "finish_reason",
                called ? draw.of("tool_calls", "tool_calls", "length") : draw.of("stop", "length", "content_filter"));
        if (choice.json().path("finish_reason").asText().equals("stop") && draw.oneIn(4)) {
            choice.with("stop_reason", draw.words());
        }
        return choice.maybeUnknown().json();
    }

    private ObjectNode message() {
        var message = draw.object().with("role", "assistant").with("content", NullNode.instance);
        message.with("refusal", NullNode.instance);
        reasoning(message);
        if (draw.oneIn(6)) {
            return message.with("refusal", draw.words()).maybeUnknown().json();
        }
        if (draw.oneIn(3)) {
            message.with("tool_calls", draw.list(1, 3, this::call));
        }
        if (!message.json().has("tool_calls") || draw.oneIn(2)) {
            message.with("content", draw.words());
            message.maybe("annotations", () -> draw.list(1, 2, this::annotation));
            message.maybe("images", this::images);
            message.maybe("audio", this::audio);
        }
        return message.maybeUnknown().json();
    }

    /** As DeepSeek and most say it, or as OpenRouter, whose text repeats what is in the details. */
    private void reasoning(Drawn message) {
        switch (draw.below(5)) {
            case 0 -> message.with("reasoning_content", draw.words());
            case 1 -> message.with("reasoning", draw.words());
            case 2 -> message.with("reasoning_details", details());
            default -> {}
        }
    }

    private ArrayNode details() {
        var format = draw.of("anthropic-claude-v1", "openai-responses-v1", "google-gemini-v1");
        return switch (format) {
            case "anthropic-claude-v1" -> list(detail("text", format, 0).with("signature", draw.base64()));
            case "google-gemini-v1" -> list(detail("text", format, 0), encrypted(format, 1));
            default -> list(detail("summary", format, 0), encrypted(format, 1));
        };
    }

    private static ArrayNode list(Drawn... elements) {
        var list = JsonNodeFactory.instance.arrayNode();
        for (var element : elements) {
            list.add(element.json());
        }
        return list;
    }

    private Drawn detail(String kind, String format, int index) {
        var detail = draw.typed("reasoning." + kind).with(kind, draw.words()).with("format", format);
        return detail.with("index", JsonNodeFactory.instance.numberNode(index));
    }

    private Drawn encrypted(String format, int index) {
        var detail = draw.typed("reasoning.encrypted").with("data", draw.base64()).with("id", draw.name("rs_"));
        return detail.with("format", format).with("index", JsonNodeFactory.instance.numberNode(index));
    }

    private ObjectNode call() {
        var id = draw.name("call_");
        if (draw.oneIn(4)) {
            var custom = draw.object().with("name", "custom_0").with("input", draw.words()).maybeUnknown();
            return draw.typed("custom").with("id", id).with("custom", custom.json()).maybeUnknown().json();
        }
        var function = draw.object().with("name", "tool_0").with("arguments", draw.free(2).toString()).maybeUnknown();
        return draw.typed("function").with("id", id).with("function", function.json()).maybeUnknown().json();
    }

    private JsonNode annotation() {
        var citation = draw.object().with("url", "https://example.com/ü").with("title", draw.words());
        citation.with("start_index", draw.whole(0, 2)).with("end_index", draw.whole(2, 5)).maybeUnknown();
        return draw.by(
                () -> draw.typed("url_citation").with("url_citation", citation.json()).json(),
                () -> draw.typed("url_citation").with("url_citation", citation.json()).json(),
                () -> draw.typed("file").with("file", draw.object().with("hash", draw.base64()).json()).json());
    }

    private ArrayNode images() {
        var images = JsonNodeFactory.instance.arrayNode();
        for (int i = draw.below(2); i >= 0; i--) {
            var url = draw.of("https://example.com/a.png", "data:image/png;base64," + draw.base64());
            var image = draw.typed("image_url").with("image_url", draw.object().with("url", url).json());
            images.add(image.with("index", JsonNodeFactory.instance.numberNode(images.size())).json());
        }
        return images;
    }

    private ObjectNode audio() {
        var audio = draw.object().with("id", draw.name("audio_")).with("data", draw.base64());
        return audio.with("expires_at", draw.whole(1, 1_000)).with("transcript", draw.words()).json();
    }

    private ObjectNode logprobs() {
        var logprobs = draw.object().with("content", draw.list(1, 3, () -> logprob(true)));
        return logprobs.with("refusal", NullNode.instance).json();
    }

    private ObjectNode logprob(boolean withTop) {
        var token = draw.object().with("token", draw.words()).with("logprob", draw.number("-0.25", "-1", "0"));
        token.with("bytes", draw.list(0, 3, () -> draw.whole(0, 256)));
        return withTop ? token.with("top_logprobs", draw.list(0, 2, () -> logprob(false))).json() : token.json();
    }

    private ObjectNode usage() {
        int cached = draw.below(50);
        int written = draw.oneIn(4) ? 1 + draw.below(50) : 0;
        int input = cached + written + draw.below(100);
        int reasoning = draw.below(50);
        int output = reasoning + 1 + draw.below(100);
        var usage = draw.object();
        usage.json().put("prompt_tokens", input).put("completion_tokens", output).put("total_tokens", input + output);
        var prompt = draw.object().maybe("audio_tokens", () -> draw.whole(0, 9));
        prompt.json().put("cached_tokens", cached);
        if (written > 0) {
            prompt.json().put("cache_write_tokens", written);
        }
        var completion = draw.object().maybe("audio_tokens", () -> draw.whole(0, 9));
        completion.maybe("accepted_prediction_tokens", () -> draw.whole(0, 9)).maybeUnknown();
        completion.json().put("reasoning_tokens", reasoning);
        usage.with("prompt_tokens_details", prompt.json()).with("completion_tokens_details", completion.json());
        return usage.maybe("cost", () -> draw.number("0.000012345")).maybeUnknown().json();
    }
}

package io.torouter.translation.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * OpenAI's {@code embeddings} (<a href="https://github.com/openai/openai-openapi">its OpenAPI document</a> 2.3.0, read
 * 2026-11-24). OpenAI does not say what a vector is for; a client that asks another vendor may, by {@code task_type} in
 * Gemini's words.
 */
final class OpenAiEmbeddings implements EmbeddingHalf {
    @Override
    public Operation operation() {
        return Operation.EMBEDDINGS;
    }

    @Override
    public EmbeddingRequest decode(Operation operation, ObjectNode body) {
        var in = new Members(body, "").skip("model");
        var input = in.any("input");
        if (input == null) {
            throw Untranslatable.malformed("missing: input");
        }
        return new EmbeddingRequest(
                inputs(input, in.text("task_type")),
                form(in),
                in.whole("dimensions"),
                in.text("user"),
                List.of(in.rest(Dialect.OPENAI_CHAT)));
    }

    private static EmbeddingRequest.Form form(Members in) {
        return switch (in.text("encoding_format", "float")) {
            case "float" -> EmbeddingRequest.Form.OPENAI_NUMBERS;
            case "base64" -> EmbeddingRequest.Form.OPENAI_BASE64;
            default -> throw Untranslatable.malformed("encoding_format is float or base64");
        };
    }

    /** A list of numbers is one input, of other things as many as there are. */
    private static List<EmbeddingInput> inputs(JsonNode input, @Nullable String task) {
        if (input.isTextual()) {
            return List.of(new EmbeddingInput.Words(input.textValue(), task, null));
        }
        if (!(input instanceof ArrayNode list) || list.isEmpty()) {
            throw Members.expected("input", "a string, or a list that is not empty", input);
        }
        if (list.get(0).isNumber()) {
            return List.of(tokens(list));
        }
        var inputs = new ArrayList<EmbeddingInput>(list.size());
        list.forEach(each -> inputs.add(one(each, task)));
        return inputs;
    }

    private static EmbeddingInput one(JsonNode each, @Nullable String task) {
        if (each.isTextual()) {
            return new EmbeddingInput.Words(each.textValue(), task, null);
        }
        if (each instanceof ArrayNode list) {
            return tokens(list);
        }
        throw Members.expected("input", "strings, or lists of tokens", each);
    }

    private static EmbeddingInput tokens(ArrayNode list) {
        var ids = new ArrayList<Integer>(list.size());
        for (var id : list) {
            if (!id.isInt()) {
                throw Members.expected("input", "a list of tokens", id);
            }
            ids.add(id.intValue());
        }
        return new EmbeddingInput.TokenIds(ids);
    }

    @Override
    public ObjectNode encode(EmbeddingRequest request, String model, Drops drops) {
        var body = JsonNodeFactory.instance.objectNode().put("model", model);
        var inputs = body.putArray("input");
        for (var input : request.inputs()) {
            input(input, inputs, drops);
        }
        if (request.dimensions() != null) {
            body.put("dimensions", request.dimensions());
        }
        if (request.user() != null) {
            body.put("user", request.user());
        }
        request.extras().forEach(extras -> extras.writeTo(body, Dialect.OPENAI_CHAT, drops));
        return body;
    }

    private static void input(EmbeddingInput input, ArrayNode out, Drops drops) {
        switch (input) {
            case EmbeddingInput.Words(var text, var task, var title) -> {
                if (task != null) {
                    drops.add("taskType");
                }
                if (title != null) {
                    drops.add("title");
                }
                out.add(text);
            }
            case EmbeddingInput.TokenIds(var ids) -> ids.forEach(out.addArray()::add);
            case EmbeddingInput.Mixed _ ->
                    throw Untranslatable.unsupported(
                            "the upstream of this model makes vectors of text only, and a part of the content is none");
        }
    }

    @Override
    public EmbeddingAnswer decode(ObjectNode body) {
        var in = new Members(body, "");
        var data = new ArrayList<>(in.array("data"));
        if (data.isEmpty()) {
            throw Untranslatable.malformed("the upstream's answer has no vectors");
        }
        data.sort(Comparator.comparingInt(item -> item.path("index").asInt()));
        var usage = in.inside("usage");
        return new EmbeddingAnswer(
                data.stream().map(item -> Vector.of(item.path("embedding"), "data.embedding")).toList(),
                usage == null ? null : usage.whole("prompt_tokens"));
    }

    @Override
    public ObjectNode encode(EmbeddingAnswer answer, EmbeddingRequest.Form form, String model) {
        var body = JsonNodeFactory.instance.objectNode().put("object", "list");
        var data = body.putArray("data");
        int index = 0;
        for (var vector : answer.vectors()) {
            var item = data.addObject().put("object", "embedding").put("index", index++);
            if (form == EmbeddingRequest.Form.OPENAI_BASE64) {
                item.put("embedding", vector.asBase64());
            } else {
                item.set("embedding", vector.asNumbers());
            }
        }
        body.put("model", model);
        long tokens = answer.tokens() == null ? 0 : answer.tokens();
        body.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
        return body;
    }
}

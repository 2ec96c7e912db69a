package io.torouter.translation.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Field;
import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Gemini's {@code embedContent} and {@code batchEmbedContents} (its discovery document of 2026-08-22, read 2026-11-24).
 *
 * <p>What stands in {@code embedContentConfig} may stand beside the content as well, which older models know alone, and
 * every member may be written with underscores.
 */
final class GeminiEmbeddings implements EmbeddingHalf {
    @Override
    public Operation operation() {
        return Operation.BATCH_EMBED_CONTENTS;
    }

    /** One of the requests of a batch, or the only one. */
    private record One(EmbeddingInput input, @Nullable Long dimensions, List<Extras> extras) {}

    @Override
    public EmbeddingRequest decode(Operation operation, ObjectNode body) {
        if (operation == Operation.EMBED_CONTENT) {
            return request(List.of(one(new Members(body, ""))), EmbeddingRequest.Form.GEMINI_ONE, List.of());
        }
        var in = new Members(body, "").skip("model");
        var each = in.array("requests").stream().map(json -> one(Members.of(json, "requests"))).toList();
        if (each.isEmpty()) {
            throw Untranslatable.malformed("missing: requests");
        }
        return request(each, EmbeddingRequest.Form.GEMINI_BATCH, List.of(in.rest(Dialect.GEMINI_GENERATE)));
    }

    private static EmbeddingRequest request(List<One> each, EmbeddingRequest.Form form, List<Extras> extras) {
        var dimensions = each.stream().map(One::dimensions).collect(Collectors.toCollection(LinkedHashSet::new));
        if (dimensions.size() > 1) {
            throw Untranslatable.unsupported("the requests of a batch must agree in outputDimensionality here");
        }
        var all = new ArrayList<>(extras);
        each.forEach(one -> all.addAll(one.extras()));
        return new EmbeddingRequest(
                each.stream().map(One::input).toList(), form, each.getFirst().dimensions(), null, all);
    }

    private static One one(Members in) {
        var config = in.inside(in.has("embed_content_config") ? "embed_content_config" : "embedContentConfig");
        var content = in.inside("content");
        if (content == null) {
            throw Untranslatable.malformed("missing: " + in.pathOf("content"));
        }
        var task = text("taskType", "task_type", in, config);
        var title = text("title", "title", in, config);
        var dimensions = dimensions(in, config);
        var extras = new ArrayList<Extras>();
        extras.add(in.skip("model").rest(Dialect.GEMINI_GENERATE));
        if (config != null) {
            extras.add(config.rest(Dialect.GEMINI_GENERATE));
        }
        return new One(input(content, task, title), dimensions, extras);
    }

    private static @Nullable String text(String name, String other, Members in, @Nullable Members config) {
        var beside = either(in, name, other);
        return beside != null || config == null ? beside : either(config, name, other);
    }

    private static @Nullable String either(Members in, String name, String other) {
        var text = in.text(name);
        return text == null ? in.text(other) : text;
    }

    private static @Nullable Long dimensions(Members in, @Nullable Members config) {
        for (var name : List.of("outputDimensionality", "output_dimensionality")) {
            var beside = in.whole(name);
            var inside = config == null ? null : config.whole(name);
            if (beside != null || inside != null) {
                return beside == null ? inside : beside;
            }
        }
        return null;
    }

    /** The texts of several parts make one vector, as if they were one. */
    private static EmbeddingInput input(Members content, @Nullable String task, @Nullable String title) {
        var parts = content.array("parts");
        boolean words = parts.stream().allMatch(part -> part.path("text").isTextual());
        return words ? new EmbeddingInput.Words(joined(parts), task, title) : new EmbeddingInput.Mixed(parts);
    }

    private static String joined(List<JsonNode> parts) {
        return parts.stream().map(part -> part.path("text").textValue()).collect(Collectors.joining("\n"));
    }

    @Override
    public ObjectNode encode(EmbeddingRequest request, String model, Drops drops) {
        var body = JsonNodeFactory.instance.objectNode();
        var requests = body.putArray("requests");
        for (var input : request.inputs()) {
            var one = requests.addObject().put("model", "models/" + model);
            input(input, one);
            if (request.dimensions() != null) {
                one.put("outputDimensionality", request.dimensions());
            }
        }
        if (request.user() != null) {
            drops.add(Field.USER);
        }
        request.extras().forEach(extras -> extras.writeTo(body, Dialect.GEMINI_GENERATE, drops));
        return body;
    }

    private static void input(EmbeddingInput input, ObjectNode out) {
        var parts = out.putObject("content").putArray("parts");
        switch (input) {
            case EmbeddingInput.Words(var text, var task, var title) -> {
                parts.addObject().put("text", text);
                if (task != null) {
                    out.put("taskType", task);
                }
                if (title != null) {
                    out.put("title", title);
                }
            }
            case EmbeddingInput.Mixed(var mixed) -> parts.addAll(mixed);
            case EmbeddingInput.TokenIds _ ->
                    throw Untranslatable.unsupported(
                            "input: tokens of OpenAI's encodings mean nothing to this model; send text");
        }
    }

    @Override
    public EmbeddingAnswer decode(ObjectNode body) {
        var in = new Members(body, "");
        var one = in.inside("embedding");
        var vectors =
                one == null
                        ? in.array("embeddings").stream().map(GeminiEmbeddings::vector).toList()
                        : List.of(vector(one.json()));
        if (vectors.isEmpty()) {
            throw Untranslatable.malformed("the upstream's answer has no vectors");
        }
        var usage = in.inside("usageMetadata");
        return new EmbeddingAnswer(vectors, usage == null ? null : usage.whole("promptTokenCount"));
    }

    private static Vector vector(JsonNode embedding) {
        return Vector.of(embedding.path("values"), "embeddings.values");
    }

    @Override
    public ObjectNode encode(EmbeddingAnswer answer, EmbeddingRequest.Form form, String model) {
        var body = JsonNodeFactory.instance.objectNode();
        if (form == EmbeddingRequest.Form.GEMINI_ONE) {
            body.putObject("embedding").set("values", answer.vectors().getFirst().asNumbers());
        } else {
            var embeddings = body.putArray("embeddings");
            answer.vectors().forEach(vector -> embeddings.addObject().set("values", vector.asNumbers()));
        }
        if (answer.tokens() != null) {
            body.putObject("usageMetadata").put("promptTokenCount", answer.tokens());
        }
        return body;
    }
}

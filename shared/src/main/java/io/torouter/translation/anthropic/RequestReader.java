package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Caller;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Limits;
import io.torouter.canonical.Output;
import io.torouter.canonical.OutputFormat;
import io.torouter.canonical.Sampling;
import io.torouter.canonical.ServiceTier;
import io.torouter.canonical.Thinking;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;

/** Reads one request. */
final class RequestReader {
    private final Members body;
    private final Leftovers leftovers = new Leftovers();

    RequestReader(ObjectNode json) {
        body = new Members(json, "");
    }

    GenerationRequest read(String model, boolean stream) {
        body.skip("model", "stream");
        var turns = new ConversationReader().read(body);
        var tools = ToolsReader.read(body);
        var config = body.inside("output_config");
        var thinking = thinking(config);
        var format = format(config);
        if (config != null) {
            leftovers.addRest(config);
        }
        var sampling =
                new Sampling(body.number("temperature"), body.number("top_p"), body.whole("top_k"), null, null, null);
        var limits = new Limits(body.whole("max_tokens"), stop(), null, false, null);
        var caller = caller();
        leftovers.addRest(body);
        return new GenerationRequest(
                model,
                stream,
                turns,
                tools,
                format,
                Output.DEFAULT,
                thinking,
                sampling,
                limits,
                caller,
                leftovers.extras());
    }

    private List<String> stop() {
        return body.array("stop_sequences").stream().map(JsonNode::asText).toList();
    }

    private Thinking thinking(@Nullable Members config) {
        var word = config == null ? null : config.text("effort");
        var effort = word == null ? null : Efforts.read(word);
        var thinking = body.inside("thinking");
        if (thinking == null) {
            return effort == null ? Thinking.UNSAID : new Thinking(Thinking.Mode.UNSAID, effort, null, null, false);
        }
        var mode = mode(thinking.requiredText("type"));
        var budget = thinking.whole("budget_tokens");
        var summary = summary(thinking);
        leftovers.addRest(thinking);
        return new Thinking(mode, effort, budget, summary, false);
    }

    /** Between tools means: not before the answer, and it is the least that some models can do. */
    private static Thinking.Mode mode(String type) {
        return switch (type) {
            case "enabled" -> Thinking.Mode.ON;
            case "adaptive" -> Thinking.Mode.ADAPTIVE;
            case "disabled", "between_tools" -> Thinking.Mode.OFF;
            default ->
                    throw Untranslatable.malformed(
                            "expected thinking.type to be enabled, adaptive, disabled or between_tools, came: " + type);
        };
    }

    private @Nullable String summary(Members thinking) {
        var display = thinking.text("display");
        if (display != null && !display.equals("summarized") && !display.equals("omitted")) {
            leftovers.add("thinking.display", thinking.json().path("display"));
            return null;
        }
        return display == null ? null : display.equals("omitted") ? "none" : "auto";
    }

    /** {@code output_format} is the older name of it. */
    private @Nullable OutputFormat format(@Nullable Members config) {
        var format = config == null ? null : config.inside("format");
        var wanted = format == null ? body.inside("output_format") : format;
        if (wanted == null) {
            return null;
        }
        var type = wanted.requiredText("type");
        var schema = wanted.any("schema");
        if (!type.equals("json_schema") || schema == null) {
            throw Untranslatable.malformed("expected " + wanted.path() + " to be a json_schema, came: " + type);
        }
        return new OutputFormat.JsonSchema(null, null, schema, null);
    }

    private Caller caller() {
        var metadata = body.inside("metadata");
        var user = metadata == null ? null : metadata.text("user_id");
        var notes = new LinkedHashMap<String, String>();
        if (metadata != null) {
            BlockReader.rest(metadata).members().forEach((name, value) -> notes.put(name, value.asText()));
        }
        return new Caller(user, notes, null, tier());
    }

    private @Nullable ServiceTier tier() {
        var word = body.text("service_tier");
        if (word == null) {
            return null;
        }
        return switch (word) {
            case "auto" -> ServiceTier.AUTO;
            case "standard_only" -> ServiceTier.STANDARD;
            default ->
                    throw Untranslatable.malformed("expected service_tier to be auto or standard_only, came: " + word);
        };
    }
}

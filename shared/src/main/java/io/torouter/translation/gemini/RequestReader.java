package io.torouter.translation.gemini;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Caller;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.ServiceTier;
import io.torouter.canonical.Tools;
import io.torouter.translation.Members;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads a client's body. */
final class RequestReader {
    private final Members top;
    private final Members generation;
    private final @Nullable Members thinking;
    private final @Nullable Members toolConfig;
    private final @Nullable Members calling;

    RequestReader(JsonNode body) {
        this.top = Members.of(body, "");
        var config = top.inside("generationConfig");
        this.generation = config == null ? new Members(instance.objectNode(), "generationConfig") : config;
        this.thinking = generation.inside("thinkingConfig");
        this.toolConfig = top.inside("toolConfig");
        this.calling = toolConfig == null ? null : toolConfig.inside("functionCallingConfig");
    }

    GenerationRequest request(String model, boolean stream) {
        var turns = new TurnReader().turns(top.any("systemInstruction"), top.any("contents"));
        var config = new ConfigReader(generation);
        var tools = new Tools(ToolReader.definitions(top), ToolReader.choice(calling), null);
        var format = config.format();
        var output = config.output();
        var reasoning = ConfigReader.thinking(thinking);
        var sampling = config.sampling();
        var limits = config.limits();
        var caller = new Caller(null, labels(), null, tier());
        var extras = DeepExtras.of(top.skip("model"), generation, thinking, toolConfig, calling);
        return new GenerationRequest(
                model, stream, turns, tools, format, output, reasoning, sampling, limits, caller, extras);
    }

    private Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        ObjectNode said = top.object("labels");
        if (said != null) {
            said.properties().stream()
                    .filter(label -> !label.getValue().isNull())
                    .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        }
        return labels;
    }

    private @Nullable ServiceTier tier() {
        var tier = tier(top.json().path("serviceTier"));
        if (tier != null) {
            top.skip("serviceTier");
        }
        return tier;
    }

    /** Null for what is unsaid and for words that are not known. */
    static @Nullable ServiceTier tier(JsonNode word) {
        return switch (word.asText().toLowerCase(Locale.ROOT)) {
            case "standard" -> ServiceTier.STANDARD;
            case "flex" -> ServiceTier.FLEX;
            case "priority" -> ServiceTier.PRIORITY;
            default -> null;
        };
    }
}

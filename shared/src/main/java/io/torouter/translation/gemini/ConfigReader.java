package io.torouter.translation.gemini;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Limits;
import io.torouter.canonical.Output;
import io.torouter.canonical.Output.Modality;
import io.torouter.canonical.OutputFormat;
import io.torouter.canonical.Sampling;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.Thinking.Effort;
import io.torouter.canonical.Thinking.Mode;
import io.torouter.translation.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads {@code generationConfig}. What it leaves unread goes back as it came. */
final class ConfigReader {
    private static final Set<String> MODALITIES = Set.of("TEXT", "IMAGE", "AUDIO");
    private static final Set<String> LEVELS = Set.of("MINIMAL", "LOW", "MEDIUM", "HIGH");

    private final Members config;

    ConfigReader(Members config) {
        this.config = config;
    }

    Sampling sampling() {
        return new Sampling(
                config.number("temperature"),
                config.number("topP"),
                config.whole("topK"),
                config.number("frequencyPenalty"),
                config.number("presencePenalty"),
                config.whole("seed"));
    }

    Limits limits() {
        return new Limits(
                config.whole("maxOutputTokens"),
                stop(),
                config.count("candidateCount"),
                config.flag("responseLogprobs", false),
                config.count("logprobs"));
    }

    private List<String> stop() {
        var stop = new ArrayList<String>();
        config.array("stopSequences").forEach(text -> stop.add(text.asText()));
        return stop;
    }

    /** Null where nothing but text was asked for, or what no other dialect has. */
    @Nullable OutputFormat format() {
        var mediaType = config.json().path("responseMimeType").asText();
        return switch (mediaType) {
            case "application/json" -> {
                config.skip("responseMimeType");
                var schema = schema();
                yield schema == null
                        ? new OutputFormat.JsonObject()
                        : new OutputFormat.JsonSchema(null, null, schema, null);
            }
            case "text/plain" -> {
                config.skip("responseMimeType");
                yield new OutputFormat.PlainText();
            }
            default -> null;
        };
    }

    private @Nullable JsonNode schema() {
        for (var name : List.of("responseJsonSchema", "_responseJsonSchema")) {
            var schema = config.any(name);
            if (schema != null) {
                return schema;
            }
        }
        var own = config.any("responseSchema");
        return own == null ? null : OpenApiReader.jsonSchema(own);
    }

    Output output() {
        var modalities = modalities();
        return new Output(modalities, modalities.contains(Modality.AUDIO) ? audio() : null, null, false);
    }

    private Set<Modality> modalities() {
        var modalities = EnumSet.noneOf(Modality.class);
        var words = new ArrayList<String>();
        config.json().path("responseModalities").forEach(word -> words.add(word.asText().toUpperCase(Locale.ROOT)));
        if (MODALITIES.containsAll(words)) {
            config.skip("responseModalities");
            words.forEach(word -> modalities.add(Modality.valueOf(word)));
        }
        return modalities;
    }

    /** A speech configuration of nothing but one voice is all said by its name. */
    private Output.Audio audio() {
        var speech = config.json().path("speechConfig");
        var voice = speech.path("voiceConfig").path("prebuiltVoiceConfig");
        if (speech.size() == 1 && speech.path("voiceConfig").size() == 1 && voice.size() == 1) {
            config.skip("speechConfig");
        }
        return new Output.Audio(voice.path("voiceName").textValue(), null);
    }

    static Thinking thinking(@Nullable Members thinking) {
        if (thinking == null) {
            return Thinking.UNSAID;
        }
        var summary = thinking.flag("includeThoughts", false) ? "auto" : "none";
        var effort = effort(thinking);
        var budget = thinking.whole("thinkingBudget");
        var mode = budget == null ? (effort == null ? Mode.UNSAID : Mode.ON) : mode(budget);
        return new Thinking(mode, effort, mode == Mode.ON ? budget : null, summary, false);
    }

    private static Mode mode(long budget) {
        return budget == 0 ? Mode.OFF : budget < 0 ? Mode.ADAPTIVE : Mode.ON;
    }

    private static @Nullable Effort effort(Members thinking) {
        var level = thinking.json().path("thinkingLevel").asText().toUpperCase(Locale.ROOT);
        if (!LEVELS.contains(level)) {
            return null;
        }
        thinking.skip("thinkingLevel");
        return Effort.valueOf(level);
    }
}

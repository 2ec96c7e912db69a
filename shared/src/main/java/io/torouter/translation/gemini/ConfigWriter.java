package io.torouter.translation.gemini;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Limits;
import io.torouter.canonical.Output;
import io.torouter.canonical.Output.Modality;
import io.torouter.canonical.OutputFormat;
import io.torouter.canonical.Sampling;
import io.torouter.translation.Target;
import io.torouter.translation.vendor.GeminiTraits;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** Writes {@code generationConfig}. */
final class ConfigWriter {
    private final Target target;
    private final GeminiTraits traits;
    private final Drops drops;
    private final ObjectNode config;

    ConfigWriter(Target target, Drops drops, ObjectNode config) {
        this.target = target;
        this.traits = target.vendor().gemini();
        this.drops = drops;
        this.config = config;
    }

    void write(GenerationRequest request) {
        sampling(request.sampling());
        limits(request.limits());
        var format = request.format();
        if (format != null) {
            boolean functions = request.tools().definitions().stream().anyMatch(FunctionTool.class::isInstance);
            format(format, functions);
        }
        output(request.output());
        ThinkingWriter.write(request.thinking(), traits, config, drops);
    }

    private void sampling(Sampling sampling) {
        number("temperature", sampling.temperature(), Field.TEMPERATURE);
        number("topP", sampling.topP(), Field.TOP_P);
        if (sampling.topK() != null && taken("topK", Field.TOP_K)) {
            config.put("topK", sampling.topK().longValue());
        }
        number("presencePenalty", sampling.presencePenalty(), Field.PRESENCE_PENALTY);
        number("frequencyPenalty", sampling.frequencyPenalty(), Field.FREQUENCY_PENALTY);
        if (sampling.seed() != null && taken("seed", Field.SEED)) {
            config.put("seed", folded(sampling.seed()));
        }
    }

    /** Seeds have 32 bits; what matters is that equal ones stay equal. */
    private static int folded(long seed) {
        return seed == (int) seed ? (int) seed : Long.hashCode(seed);
    }

    private void number(String name, @Nullable Double value, Field field) {
        if (value != null && taken(name, field)) {
            config.put(name, value);
        }
    }

    private boolean taken(String name, Field field) {
        if (traits.refused().contains(name)) {
            drops.add(field);
            return false;
        }
        return true;
    }

    private void limits(Limits limits) {
        if (limits.maxOutputTokens() != null) {
            config.put("maxOutputTokens", most(limits.maxOutputTokens()));
        }
        stop(limits);
        candidates(limits.candidates());
        if (limits.logprobs() && taken("responseLogprobs", Field.LOGPROBS)) {
            config.put("responseLogprobs", true);
            if (limits.topLogprobs() != null) {
                config.put("logprobs", limits.topLogprobs());
            }
        }
    }

    /** Models that give one candidate say nothing against being asked for one. */
    private void candidates(@Nullable Integer count) {
        boolean plain = count == null || (count == 1 && traits.refused().contains("candidateCount"));
        if (!plain && taken("candidateCount", Field.CANDIDATES)) {
            config.put("candidateCount", count);
        }
    }

    /** More than the model can write is refused. */
    private long most(long wanted) {
        long most = target.maxOutput() > 0 ? target.maxOutput() : Integer.MAX_VALUE;
        return Math.min(wanted, most);
    }

    private void stop(Limits limits) {
        if (limits.stop().isEmpty() || !taken("stopSequences", Field.STOP)) {
            return;
        }
        var stop = config.putArray("stopSequences");
        limits.stop().stream().limit(traits.stopSequences()).forEach(stop::add);
        if (limits.stop().size() > traits.stopSequences()) {
            drops.add(Field.STOP);
        }
    }

    private void format(OutputFormat format, boolean functions) {
        switch (format) {
            case OutputFormat.PlainText _ -> config.put("responseMimeType", "text/plain");
            case OutputFormat.JsonObject _ when fits(functions) -> config.put("responseMimeType", "application/json");
            case OutputFormat.JsonSchema schema when fits(functions) -> schema(schema);
            case OutputFormat.JsonObject _, OutputFormat.JsonSchema _ -> drops.add(Field.FORMAT);
        }
    }

    private boolean fits(boolean functions) {
        return !functions || traits.formatWithTools();
    }

    private void schema(OutputFormat.JsonSchema format) {
        config.put("responseMimeType", "application/json");
        var schema = format.described();
        if (traits.jsonSchema()) {
            var fit = JsonSchemaFit.fit(schema, target.vendor().schema(), Field.FORMAT, drops);
            config.set("responseJsonSchema", fit);
        } else {
            config.set("responseSchema", OpenApiWriter.schema(schema, Field.FORMAT, drops));
        }
    }

    private void output(Output output) {
        if (output.modalities().contains(Modality.AUDIO)) {
            config.putArray("responseModalities").add(Modality.AUDIO.name());
            speech(output.audio());
        } else if (!output.modalities().isEmpty()) {
            var modalities = config.putArray("responseModalities");
            Arrays.stream(Modality.values())
                    .filter(output.modalities()::contains)
                    .map(Enum::name)
                    .forEach(modalities::add);
        }
        if (output.verbosity() != null) {
            drops.add(Field.VERBOSITY);
        }
    }

    /** Sound comes as PCM, whatever was asked for. */
    private void speech(Output.@Nullable Audio audio) {
        if (audio == null) {
            return;
        }
        boolean known = audio.voice() != null && (traits.voices().isEmpty() || traits.voices().contains(audio.voice()));
        if (known) {
            var voice = config.putObject("speechConfig").putObject("voiceConfig").putObject("prebuiltVoiceConfig");
            voice.put("voiceName", audio.voice());
        }
        boolean format = audio.format() == null || audio.format().equals("pcm16");
        if (!format || (audio.voice() != null && !known)) {
            drops.add(Field.AUDIO_OUT);
        }
    }
}

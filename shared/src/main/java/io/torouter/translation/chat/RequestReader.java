package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Caller;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Limits;
import io.torouter.canonical.Output;
import io.torouter.canonical.Sampling;
import io.torouter.canonical.ServiceTier;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the top of a client's body and has the rest read. */
final class RequestReader {
    private final Members body;
    private final NestedExtras extras;

    RequestReader(ObjectNode body) {
        this.body = new Members(body, "");
        this.extras = new NestedExtras(this.body);
    }

    GenerationRequest read(String model, boolean stream) {
        body.skip("model", "stream");
        var turns = TurnReader.read(body);
        var tools = ToolReader.read(body);
        var format = Formats.read(body, extras);
        var output = output(stream);
        var thinking = new ThinkingReader(body);
        var asked = thinking.read();
        var sampling = sampling();
        var limits = limits();
        var caller = caller();
        return new GenerationRequest(
                model,
                stream,
                turns,
                tools,
                format,
                output,
                asked,
                sampling,
                limits,
                caller,
                thinking.addRest(extras).read());
    }

    private Output output(boolean stream) {
        var verbosity = body.text("verbosity");
        return new Output(modalities(), audio(), verbosity, streamUsage() && stream);
    }

    /** OpenRouter has a switch of its own for it. */
    private boolean streamUsage() {
        var options = body.inside("stream_options");
        var usage = body.inside("usage");
        boolean included = options != null && options.flag("include_usage", false);
        boolean wanted = usage != null && usage.flag("include", false);
        extras.with("stream_options", options).with("usage", usage);
        return included || wanted;
    }

    private Set<Output.Modality> modalities() {
        var modalities = EnumSet.noneOf(Output.Modality.class);
        for (var modality : body.array("modalities")) {
            modalities.add(
                    switch (modality.asText()) {
                        case "text" -> Output.Modality.TEXT;
                        case "image" -> Output.Modality.IMAGE;
                        case "audio" -> Output.Modality.AUDIO;
                        default -> throw Untranslatable.malformed("unknown modality: " + modality.asText());
                    });
        }
        return modalities;
    }

    private Output.@Nullable Audio audio() {
        var audio = body.inside("audio");
        if (audio == null) {
            return null;
        }
        var voice = audio.any("voice");
        var name = voice == null || voice.isTextual() ? voice : voice.get("id");
        var read = new Output.Audio(name == null ? null : name.asText(), audio.text("format"));
        extras.with("audio", audio);
        return read;
    }

    private Sampling sampling() {
        return new Sampling(
                body.number("temperature"),
                body.number("top_p"),
                body.whole("top_k"),
                body.number("frequency_penalty"),
                body.number("presence_penalty"),
                body.whole("seed"));
    }

    private Limits limits() {
        var newer = body.whole("max_completion_tokens");
        var older = body.whole("max_tokens");
        return new Limits(
                newer == null ? older : newer,
                stop(),
                body.count("n"),
                body.flag("logprobs", false),
                body.count("top_logprobs"));
    }

    private List<String> stop() {
        var stop = body.any("stop");
        if (stop == null) {
            return List.of();
        }
        if (stop.isTextual()) {
            return List.of(stop.textValue());
        }
        var all = new ArrayList<String>();
        body.array("stop").forEach(sequence -> all.add(sequence.asText()));
        return all;
    }

    /** {@code safety_identifier} is the newer name of {@code user}; where both stand, the older stays an extra. */
    private Caller caller() {
        var newer = body.text("safety_identifier");
        var user = newer == null ? body.text("user") : newer;
        return new Caller(user, metadata(), body.text("prompt_cache_key"), tier());
    }

    private Map<String, String> metadata() {
        var metadata = new LinkedHashMap<String, String>();
        var object = body.object("metadata");
        if (object != null) {
            object.properties().stream()
                    .filter(member -> !member.getValue().isNull())
                    .forEach(member -> metadata.put(member.getKey(), plain(member.getValue())));
        }
        return metadata;
    }

    private static String plain(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** A word that is not OpenAI's stays an extra. */
    private @Nullable ServiceTier tier() {
        var tier = ServiceTiers.read(body.json().path("service_tier").asText(""));
        if (tier != null) {
            body.skip("service_tier");
        }
        return tier;
    }
}

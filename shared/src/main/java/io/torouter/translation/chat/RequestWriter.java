package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Caller;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Field;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Limits;
import io.torouter.canonical.Output;
import io.torouter.canonical.Output.Modality;
import io.torouter.canonical.Sampling;
import io.torouter.dialect.Dialect;
import io.torouter.translation.CallIds;
import io.torouter.translation.vendor.ChatTraits;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes the top of an upstream's body and has the rest written. */
final class RequestWriter {
    /** Members that mean the same in OpenAI's other API. */
    private static final List<String> SHARED = List.of("moderation", "prompt_cache_retention");

    private final GenerationRequest request;
    private final Upstream upstream;
    private final ChatTraits traits;
    private final ObjectNode body = Upstream.object();

    RequestWriter(GenerationRequest request, Upstream upstream) {
        this.request = request;
        this.upstream = upstream;
        this.traits = upstream.traits();
    }

    ObjectNode write() {
        body.put("model", upstream.target().model());
        body.set("messages", new TurnWriter(upstream).write(request.turns()));
        new ToolWriter(body, upstream).write(request.tools());
        Formats.write(request.format(), body, upstream);
        thinking();
        output(request.output());
        limits(request.limits());
        sampling(request.sampling());
        caller(request.caller());
        stream();
        extras(request.extras());
        leaveOutRefused();
        return body;
    }

    /** Hosts that know no cache key know nothing of OpenAI's other members either. */
    private void extras(Extras extras) {
        boolean shares = extras.dialect() == Dialect.OPENAI_RESPONSES && !traits.refused().contains("prompt_cache_key");
        var rest = new LinkedHashMap<>(extras.members());
        if (shares) {
            rest.keySet().removeIf(SHARED::contains);
            SHARED.stream()
                    .filter(extras.members()::containsKey)
                    .forEach(name -> body.set(name, extras.members().get(name)));
        }
        NestedExtras.write(new Extras(extras.dialect(), extras.path(), rest), body, upstream.drops());
    }

    private void thinking() {
        var writer = new ThinkingWriter(request.thinking(), upstream);
        writer.write(body, body.has("tools"));
        writer.nameSummary();
    }

    private void output(Output output) {
        var wanted = EnumSet.noneOf(Modality.class);
        for (var modality : output.modalities()) {
            if (makes(modality)) {
                wanted.add(modality);
            } else {
                upstream.drops().add(Field.MODALITIES);
            }
        }
        if (!wanted.isEmpty() && !wanted.equals(EnumSet.of(Modality.TEXT))) {
            var names = body.putArray("modalities");
            wanted.forEach(modality -> names.add(word(modality)));
        }
        if (wanted.contains(Modality.AUDIO)) {
            sound(output.audio());
        } else if (output.audio() != null) {
            upstream.drops().add(Field.AUDIO_OUT);
        }
        put("verbosity", output.verbosity());
    }

    private boolean makes(Modality modality) {
        return modality == Modality.TEXT || traits.modalities().contains(word(modality));
    }

    private static String word(Modality modality) {
        return modality.name().toLowerCase(Locale.ROOT);
    }

    /** Voice and format may not be missing. */
    private void sound(Output.@Nullable Audio audio) {
        var voice = audio == null ? null : audio.voice();
        var format = audio == null ? null : audio.format();
        var usual = request.stream() ? Sound.STREAM_FORMAT : Sound.WHOLE_FORMAT;
        body.putObject("audio")
                .put("voice", voice == null ? "alloy" : voice)
                .put("format", format == null ? usual : format);
    }

    private void limits(Limits limits) {
        put(traits.maxTokensField(), limits.maxOutputTokens());
        if (limits.candidates() != null) {
            body.put("n", limits.candidates());
        }
        stop(limits);
        if (limits.logprobs()) {
            body.put("logprobs", true);
        }
        if (limits.topLogprobs() != null) {
            body.put("top_logprobs", limits.topLogprobs());
        }
    }

    private void stop(Limits limits) {
        if (limits.stop().isEmpty()) {
            return;
        }
        var stop = body.putArray("stop");
        limits.stop().stream().limit(traits.stopSequences()).forEach(stop::add);
        if (stop.size() < limits.stop().size()) {
            upstream.drops().add(Field.STOP);
        }
    }

    private void sampling(Sampling sampling) {
        temperature(sampling.temperature());
        put("top_p", sampling.topP());
        put("top_k", sampling.topK());
        put("frequency_penalty", sampling.frequencyPenalty());
        put("presence_penalty", sampling.presencePenalty());
        put(traits.seedField(), sampling.seed());
    }

    private void temperature(@Nullable Double temperature) {
        double highest = traits.maxTemperature();
        if (temperature != null && highest > 0 && temperature > highest) {
            upstream.drops().add(Field.TEMPERATURE);
            put("temperature", highest);
        } else {
            put("temperature", temperature);
        }
    }

    private void caller(Caller caller) {
        if (caller.userId() != null && !traits.userField().isEmpty()) {
            body.put(traits.userField(), fitted(caller.userId()));
        } else if (caller.userId() != null) {
            upstream.drops().add(Field.USER);
        }
        metadata(caller);
        put("prompt_cache_key", caller.cacheKey() == null ? null : fitted(caller.cacheKey()));
        var tier = ServiceTiers.word(caller.serviceTier());
        if (tier == null && caller.serviceTier() != null) {
            upstream.drops().add(Field.SERVICE_TIER);
        }
        put("service_tier", tier);
    }

    private String fitted(String id) {
        int longest = traits.userLength();
        return longest > 0 && id.length() > longest ? CallIds.fit(id, longest) : id;
    }

    private void metadata(Caller caller) {
        if (caller.metadata().isEmpty()) {
            return;
        }
        boolean stored = request.extras().of(Dialect.OPENAI_CHAT, "store").asBoolean(false);
        if (traits.storedMetadata() && !stored) {
            upstream.drops().add(Field.METADATA);
            return;
        }
        var metadata = body.putObject("metadata");
        caller.metadata().forEach(metadata::put);
    }

    private void stream() {
        if (request.stream()) {
            body.put("stream", true);
            if (traits.streamUsage()) {
                body.putObject("stream_options").put("include_usage", true);
            }
        }
    }

    private void leaveOutRefused() {
        for (var name : traits.refused()) {
            var value = body.remove(name);
            if (value != null && !isDefault(name, value)) {
                name(name);
            }
        }
    }

    /** What says no more than silence does is not missed. */
    private static boolean isDefault(String name, JsonNode value) {
        return switch (name) {
            case "temperature", "top_p", "n" -> value.isNumber() && value.doubleValue() == 1;
            case "frequency_penalty", "presence_penalty" -> value.isNumber() && value.doubleValue() == 0;
            case "parallel_tool_calls" -> value.asBoolean();
            case "service_tier" -> value.asText().equals("auto");
            default -> false;
        };
    }

    private void name(String name) {
        Stream.of(Field.values())
                .filter(field -> field.in(Dialect.OPENAI_CHAT).equals(name))
                .findFirst()
                .ifPresentOrElse(upstream.drops()::add, () -> upstream.drops().add(name));
    }

    private void put(String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }

    private void put(String name, @Nullable Long value) {
        if (value != null) {
            body.put(name, value);
        }
    }

    private void put(String name, @Nullable Double value) {
        if (value == null) {
            return;
        }
        // One who wrote 1 is not quoted as 1.0.
        if (value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE) {
            body.put(name, value.intValue());
        } else {
            body.put(name, value);
        }
    }
}

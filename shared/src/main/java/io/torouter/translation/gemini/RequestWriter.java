package io.torouter.translation.gemini;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Caller;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Role;
import io.torouter.canonical.ServiceTier;
import io.torouter.canonical.Turn;
import io.torouter.translation.Target;
import io.torouter.translation.vendor.GeminiTraits;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/** Writes an upstream's body. */
final class RequestWriter {
    /** What Google Cloud takes as labels. */
    private static final Pattern LABEL_KEY = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    private static final Pattern LABEL = Pattern.compile("[a-z0-9_-]{0,63}");

    private final GenerationRequest request;
    private final Target target;
    private final GeminiTraits traits;
    private final Drops drops;

    RequestWriter(GenerationRequest request, Target target, Drops drops) {
        this.request = request;
        this.target = target;
        this.traits = target.vendor().gemini();
        this.drops = drops;
    }

    ObjectNode body() {
        var body = instance.objectNode();
        turns(body);
        new ToolWriter(target, drops).write(request.tools(), body);
        var config = instance.objectNode();
        new ConfigWriter(target, drops, config).write(request);
        if (!config.isEmpty()) {
            body.set("generationConfig", config);
        }
        caller(request.caller(), body);
        DeepExtras.write(request.extras(), body, drops);
        return body;
    }

    private void turns(ObjectNode body) {
        var parts = new PartWriter(reader(), new MediaWriter(taken(), drops), drops);
        var results = new ResultWriter(parts, traits.resultMedia(), drops);
        int first = leading(request.turns());
        instruction(request.turns().subList(0, first), parts, body);
        var contents = body.putArray("contents");
        var turns = request.turns().subList(first, request.turns().size());
        new TurnWriter(parts, results, traits, drops, contents).write(turns);
    }

    private PartWriter.Reader reader() {
        return traits.callIds() ? PartWriter.Reader.SERVICE : PartWriter.Reader.SERVICE_WITHOUT_IDS;
    }

    private MediaWriter.Taken taken() {
        return new MediaWriter.Taken(target.model(), traits.urls(), traits.partResolution(), traits.displayNames());
    }

    /** How many turns of instructions stand first. */
    private static int leading(List<Turn> turns) {
        int count = 0;
        while (count < turns.size() && isInstruction(turns.get(count).role())) {
            count++;
        }
        return count;
    }

    private static boolean isInstruction(Role role) {
        return role == Role.SYSTEM || role == Role.DEVELOPER;
    }

    private static void instruction(List<Turn> turns, PartWriter writer, ObjectNode body) {
        ArrayNode parts = instance.arrayNode();
        for (var turn : turns) {
            turn.parts().forEach(part -> parts.addAll(writer.write(part)));
        }
        if (!parts.isEmpty()) {
            body.putObject("systemInstruction").set("parts", parts);
        }
    }

    private void caller(Caller caller, ObjectNode body) {
        if (caller.userId() != null) {
            drops.add(Field.USER);
        }
        if (caller.cacheKey() != null) {
            drops.add(Field.CACHE_KEY);
        }
        labels(caller, body);
        var tier = tier(caller.serviceTier());
        if (tier != null) {
            body.put("serviceTier", tier);
        }
    }

    private void labels(Caller caller, ObjectNode body) {
        var legal = instance.objectNode();
        caller.metadata()
                .forEach((key, value) -> {
                    if (traits.labels() && LABEL_KEY.matcher(key).matches() && LABEL.matcher(value).matches()) {
                        legal.put(key, value);
                    } else {
                        drops.add(Field.METADATA);
                    }
                });
        if (!legal.isEmpty()) {
            body.set("labels", legal);
        }
    }

    /** Null where the service decides. */
    static @Nullable String tier(@Nullable ServiceTier tier) {
        return switch (tier) {
            case null -> null;
            case AUTO, BATCH -> null;
            case STANDARD -> "standard";
            case FLEX -> "flex";
            case PRIORITY -> "priority";
        };
    }
}

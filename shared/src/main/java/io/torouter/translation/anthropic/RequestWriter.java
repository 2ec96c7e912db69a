package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Output;
import io.torouter.canonical.OutputFormat;
import io.torouter.canonical.ServiceTier;
import io.torouter.translation.SchemaReducer;
import io.torouter.translation.Target;
import io.torouter.translation.WireRequest;
import io.torouter.translation.vendor.AnthropicTraits;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes one request for an upstream. */
final class RequestWriter {
    private static final int LONGEST_USER_ID = 256;

    private final GenerationRequest request;
    private final Target target;
    private final AnthropicTraits traits;
    private final Drops drops;
    private final Betas betas;
    private final ObjectNode body = JsonNodeFactory.instance.objectNode();

    RequestWriter(GenerationRequest request, Target target, Drops drops) {
        this.request = request;
        this.target = target;
        this.traits = target.vendor().anthropic();
        this.drops = drops;
        this.betas = new Betas(traits.betas());
    }

    WireRequest write() {
        long maxTokens = maxTokens();
        body.put("model", target.model()).put("max_tokens", maxTokens);
        var plan = writeConversation(new ThinkingPlanner(request.thinking(), traits, drops).plan(maxTokens));
        boolean forced = traits.forcedTools() && !plan.isBudgeted();
        new ToolsWriter(target.vendor(), drops, betas).write(request.tools(), forced, body);
        plan.writeTo(body);
        writeOutputConfig(plan.effort());
        new SamplingWriter(traits, plan.isOn(), drops).write(request.sampling(), body);
        writeStop();
        writeCaller();
        if (request.stream()) {
            body.put("stream", true);
        }
        Leftovers.write(request.extras(), body, drops);
        needBetasOfFields();
        CacheMarks.limit(body, drops);
        nameUnknown();
        return new WireRequest(body, headers());
    }

    private long maxTokens() {
        long limit = target.maxOutput() > 0 ? target.maxOutput() : traits.outputLimit();
        var said = request.limits().maxOutputTokens();
        if (said == null) {
            return limit > 0 ? limit : traits.maxOutput();
        }
        if (limit > 0 && said > limit) {
            drops.add(Field.MAX_OUTPUT);
            return limit;
        }
        return said;
    }

    /** Writes {@code system} and {@code messages}, and says how the model can still be asked to think with them. */
    private ThinkingPlan writeConversation(ThinkingPlan wanted) {
        var parts = new PartWriter(traits, drops, betas);
        var writer = new ConversationWriter(request.turns(), traits.systemMessages(), parts, drops);
        var system = writer.system();
        if (!system.isEmpty()) {
            body.set("system", ResultWriter.compact(system));
        }
        var messages = writer.messages();
        if (messages.endWithPrefill()) {
            fitPrefill(messages);
        }
        var plan = wanted;
        if (wanted.isBudgeted() && !messages.goOnWithThought()) {
            drops.add(Field.THINKING);
            plan = wanted.off(traits);
        }
        boolean thinks = plan.isOn() || (traits.thinksByDefault() && !"disabled".equals(plan.type()));
        if (!thinks && messages.goOnWithoutThoughts()) {
            drops.add(Field.THOUGHT);
        }
        body.set("messages", messages.json());
        return plan;
    }

    private void fitPrefill(Messages messages) {
        if (traits.assistantPrefill()) {
            messages.stripLast();
        } else {
            drops.add(Field.PREFILL);
            messages.dropLast();
        }
    }

    private void writeOutputConfig(@Nullable String effort) {
        var format = request.format();
        var schema = format == null ? null : schema(format);
        if (effort != null) {
            betas.need("output_config.effort");
            outputConfig().put("effort", effort);
        }
        if (schema != null) {
            outputConfig().set("format", schema);
        }
    }

    private ObjectNode outputConfig() {
        return body.withObject("/output_config");
    }

    /** The vendor knows schemas, and no JSON without one. */
    private @Nullable ObjectNode schema(OutputFormat format) {
        return switch (format) {
            case OutputFormat.PlainText _ -> null;
            case OutputFormat.JsonObject _ -> {
                drops.add(Field.FORMAT);
                yield null;
            }
            case OutputFormat.JsonSchema json when !traits.structured() -> {
                drops.add(Field.FORMAT);
                yield null;
            }
            case OutputFormat.JsonSchema json -> schema(json);
        };
    }

    private ObjectNode schema(OutputFormat.JsonSchema json) {
        var reduced = SchemaReducer.reduce(json.described(), target.vendor().schema(), Field.FORMAT, drops);
        boolean close = target.vendor().schema().closedObjects();
        var format = JsonNodeFactory.instance.objectNode().put("type", "json_schema");
        format.set("schema", close ? new ClosedSchema(Field.FORMAT, drops).of(reduced) : reduced);
        return format;
    }

    /** The vendor refuses sequences of blanks. */
    private void writeStop() {
        ArrayNode sequences = JsonNodeFactory.instance.arrayNode();
        for (var sequence : request.limits().stop()) {
            if (sequence.isBlank()) {
                drops.add(Field.STOP);
            } else {
                sequences.add(sequence);
            }
        }
        if (!sequences.isEmpty()) {
            body.set("stop_sequences", sequences);
        }
    }

    private void writeCaller() {
        var caller = request.caller();
        var user = caller.userId();
        if (user != null && user.length() <= LONGEST_USER_ID) {
            body.putObject("metadata").put("user_id", user);
        } else if (user != null) {
            drops.add(Field.USER);
        }
        var tier = caller.serviceTier() == null ? null : tier(caller.serviceTier());
        if (tier != null) {
            body.put("service_tier", tier);
        }
    }

    /** Who may be served first is served first with {@code auto}. */
    private @Nullable String tier(ServiceTier tier) {
        return switch (tier) {
            case AUTO, PRIORITY -> "auto";
            case STANDARD -> "standard_only";
            case FLEX, BATCH -> {
                drops.add(Field.SERVICE_TIER);
                yield null;
            }
        };
    }

    private void needBetasOfFields() {
        if (body.has("mcp_servers")) {
            betas.need(hasToolset() ? "mcp_toolset" : "mcp_servers");
        }
        if (body.path("container").has("skills")) {
            betas.need("container.skills");
        }
        if (body.path("output_config").has("task_budget")) {
            betas.need("output_config.task_budget");
        }
        for (var field : new String[] {"context_management", "speed"}) {
            if (body.has(field)) {
                betas.need(field);
            }
        }
        body.path("context_management").path("edits").forEach(edit -> betas.need(edit.path("type").asText()));
    }

    private boolean hasToolset() {
        for (var tool : body.path("tools")) {
            if (tool.path("type").asText().equals("mcp_toolset")) {
                return true;
            }
        }
        return false;
    }

    /** What the dialect has no word for. */
    private void nameUnknown() {
        var limits = request.limits();
        name(Field.CANDIDATES, limits.candidates() != null && limits.candidates() > 1);
        name(Field.LOGPROBS, limits.logprobs());
        name(Field.TOP_LOGPROBS, limits.topLogprobs() != null && limits.topLogprobs() > 0);
        var output = request.output();
        name(Field.AUDIO_OUT, output.audio() != null);
        name(Field.MODALITIES, output.modalities().stream().anyMatch(wanted -> wanted != Output.Modality.TEXT));
        name(Field.VERBOSITY, output.verbosity() != null);
        name(Field.CACHE_KEY, request.caller().cacheKey() != null);
        name(Field.METADATA, !request.caller().metadata().isEmpty());
    }

    private void name(Field field, boolean lost) {
        if (lost) {
            drops.add(field);
        }
    }

    private Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("anthropic-version", traits.version());
        if (!betas.isEmpty()) {
            headers.put("anthropic-beta", betas.header());
        }
        return headers;
    }
}

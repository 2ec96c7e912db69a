package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Output.Modality;
import io.torouter.canonical.OutputFormat;
import io.torouter.canonical.Role;
import io.torouter.canonical.Thinking;
import io.torouter.translation.SchemaReducer;
import io.torouter.translation.Target;
import io.torouter.translation.vendor.ResponsesTraits;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** Writes a whole request, keys in a fixed order. */
final class RequestWriter {
    private final GenerationRequest request;
    private final Target target;
    private final ResponsesTraits traits;
    private final Drops drops;
    private final ObjectNode body = JsonNodeFactory.instance.objectNode();

    /** Whether the upstream is to keep the answer; only on the wish of a client that knows the API. */
    private final boolean stored;

    RequestWriter(GenerationRequest request, Target target, Drops drops) {
        this.request = request;
        this.target = target;
        this.traits = target.vendor().responses();
        this.drops = drops;
        this.stored = extra("store").asBoolean(false);
    }

    private JsonNode extra(String name) {
        return request.extras().of(OPENAI_RESPONSES, name);
    }

    ObjectNode body() {
        body.put("model", target.model());
        conversation();
        tools();
        reasoning();
        text();
        SamplingWriter.write(request, traits, body, drops);
        CallerWriter.write(request.caller(), traits, body, drops);
        modalities();
        include();
        body.put("store", stored);
        if (request.stream()) {
            body.put("stream", true);
        }
        ExtrasWriter.write(request.extras(), traits, body, drops);
        refused();
        return body;
    }

    private void conversation() {
        var instructions = Instructions.of(request.turns());
        if (!instructions.text().isEmpty()) {
            body.put("instructions", instructions.text());
        }
        var items = new InputWriter(traits, stored, drops).items(instructions.rest());
        boolean upstreamKnowsMore = extra("previous_response_id").isTextual() || !extra("conversation").isMissingNode();
        body.set("input", upstreamKnowsMore ? items : CallPairs.completed(items));
    }

    private void tools() {
        var tools = request.tools();
        var definitions = new ToolWriter(target.vendor().schema(), drops).write(tools.definitions());
        if (!definitions.isEmpty()) {
            body.set("tools", definitions);
        }
        var choice = tools.choice() == null ? null : ToolChoices.write(tools.choice());
        if (choice != null) {
            body.set("tool_choice", choice);
        } else if (tools.choice() != null) {
            drops.add(Field.TOOL_CHOICE);
        }
        if (tools.parallel() != null) {
            body.put("parallel_tool_calls", tools.parallel());
        }
    }

    private void reasoning() {
        var reasoning = ReasoningWriter.write(request.thinking(), traits, drops);
        if (!reasoning.isEmpty()) {
            body.set("reasoning", reasoning);
        }
    }

    private void text() {
        var text = JsonNodeFactory.instance.objectNode();
        if (request.format() != null) {
            text.set("format", TextFormat.write(reduced(request.format())));
        }
        if (request.output().verbosity() != null && traits.verbosity()) {
            text.put("verbosity", request.output().verbosity());
        } else if (request.output().verbosity() != null) {
            drops.add(Field.VERBOSITY);
        }
        if (!text.isEmpty()) {
            body.set("text", text);
        }
        if (request.format() instanceof OutputFormat.JsonObject) {
            askForJson((ArrayNode) body.path("input"));
        }
    }

    /** A schema that is strict by name only is refused; the model is held to one that is not strict all the same. */
    private OutputFormat reduced(OutputFormat format) {
        if (!(format instanceof OutputFormat.JsonSchema(var name, var description, var schema, var strict))) {
            return format;
        }
        var rules = target.vendor().schema();
        var kept = SchemaReducer.reduce(schema, rules, Field.FORMAT, drops);
        boolean fits = SchemaReducer.fitsStrict(kept, rules);
        return new OutputFormat.JsonSchema(name, description, kept, strict(strict, fits));
    }

    private @Nullable Boolean strict(@Nullable Boolean asked, boolean fits) {
        return (Boolean.TRUE.equals(asked) && !fits) ? Boolean.FALSE : asked;
    }

    /** OpenAI answers 400 to {@code json_object} where no item of the input has the word JSON in it. */
    private static void askForJson(ArrayNode input) {
        if (!input.toString().toLowerCase(Locale.ROOT).contains("json")) {
            input.add(InputWriter.message(Role.DEVELOPER, ContentWriter.texts("Answer with JSON.")));
        }
    }

    private void modalities() {
        var output = request.output();
        if (output.modalities().stream().anyMatch(modality -> modality != Modality.TEXT)) {
            drops.add(Field.MODALITIES);
        }
        if (output.audio() != null) {
            drops.add(Field.AUDIO_OUT);
        }
    }

    /** A client that keeps the conversation itself has to send the reasoning back, so it is given it encrypted. */
    private void include() {
        var include = JsonNodeFactory.instance.arrayNode();
        var asked = extra("include");
        asked.forEach(include::add);
        boolean off = request.thinking().mode() == Thinking.Mode.OFF;
        if (traits.reasoning() && (request.thinking().sealed() || (!stored && !off))) {
            include.add(Includes.SEALED_REASONING);
        }
        if (body.has(SamplingWriter.LOGPROBS)) {
            body.remove(SamplingWriter.LOGPROBS);
            include.add(Includes.LOGPROBS);
        }
        if (!include.isEmpty()) {
            body.set("include", include);
        }
    }

    private void refused() {
        for (var name : traits.refused()) {
            if (body.remove(name) != null) {
                SamplingWriter.drop(name, drops);
            }
        }
    }
}

package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.OutputFormat;
import io.torouter.canonical.ServiceTier;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thinking.Mode;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.vendor.SchemaRules;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * The response object around the output. It repeats most of the request; what the request left unsaid has the API's own
 * defaults. All of it that does not change is made once for an answer.
 *
 * @param before members that stand before the output, behind those that change
 * @param after members that stand behind the output
 */
record ResponseFrame(AnswerContext context, ItemIds ids, ObjectNode before, ObjectNode after) {
    private static final SchemaRules ANY_SCHEMA = new SchemaRules(Set.of(), false, false);

    /**
     * What changes while an answer grows.
     *
     * @param error null for none
     * @param usage null while unknown
     */
    record Status(
            String status,
            @Nullable ObjectNode error,
            String incompleteReason,
            @Nullable Usage usage,
            @Nullable ServiceTier tier) {
        static final Status IN_PROGRESS = new Status(OutputItems.IN_PROGRESS, null, "", null, ServiceTier.AUTO);
    }

    static ResponseFrame of(AnswerContext context) {
        var echo = new Echo(context.request());
        return new ResponseFrame(context, new ItemIds(context.id()), echo.before(), echo.after());
    }

    ObjectNode response(Status status, List<ObjectNode> output) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", ids.response()).put("object", "response").put("created_at", context.createdSeconds());
        json.put("status", status.status());
        json.set("error", status.error());
        json.set("incomplete_details", incomplete(status.incompleteReason()));
        json.setAll(before);
        var items = json.putArray("output");
        output.forEach(items::add);
        json.setAll(after);
        json.put("service_tier", status.tier() == ServiceTier.AUTO ? "auto" : Tiers.served(status.tier()));
        json.set("usage", status.usage() == null ? null : UsageCounts.write(status.usage()));
        return json;
    }

    private static @Nullable JsonNode incomplete(String reason) {
        return reason.isEmpty() ? null : JsonNodeFactory.instance.objectNode().put("reason", reason);
    }

    /** What of the request an answer repeats. */
    private record Echo(GenerationRequest request) {
        ObjectNode before() {
            var json = JsonNodeFactory.instance.objectNode();
            json.set("background", extra("background", BooleanNode.FALSE));
            json.put("instructions", instructions());
            json.put("max_output_tokens", request.limits().maxOutputTokens());
            json.set("max_tool_calls", extra("max_tool_calls", NullNode.instance));
            return json.put("model", request.model());
        }

        ObjectNode after() {
            var json = JsonNodeFactory.instance.objectNode();
            json.put("parallel_tool_calls", !Boolean.FALSE.equals(request.tools().parallel()));
            json.set("previous_response_id", extra("previous_response_id", NullNode.instance));
            json.put("prompt_cache_key", request.caller().cacheKey());
            json.set("reasoning", reasoning());
            json.put("safety_identifier", request.caller().userId());
            json.set("store", extra("store", BooleanNode.TRUE));
            json.put("temperature", orOne(request.sampling().temperature()));
            json.set("text", text());
            var choice = request.tools().choice();
            var written = choice == null ? null : ToolChoices.write(choice);
            json.set("tool_choice", written == null ? TextNode.valueOf("auto") : written);
            json.set("tools", tools());
            json.put("top_logprobs", request.limits().topLogprobs() == null ? 0 : request.limits().topLogprobs());
            json.put("top_p", orOne(request.sampling().topP()));
            json.set("truncation", extra("truncation", TextNode.valueOf("disabled")));
            json.put("user", request.caller().userId());
            var metadata = json.putObject("metadata");
            request.caller().metadata().forEach(metadata::put);
            return json;
        }

        private JsonNode extra(String name, JsonNode otherwise) {
            var value = request.extras().of(OPENAI_RESPONSES, name);
            return value.isMissingNode() ? otherwise : value;
        }

        private static double orOne(@Nullable Double value) {
            return value == null ? 1.0 : value;
        }

        private @Nullable String instructions() {
            return request.turns().stream()
                    .filter(turn -> Origin.is(turn.extras(), Origin.INSTRUCTIONS))
                    .flatMap(turn -> turn.parts().stream())
                    .filter(Text.class::isInstance)
                    .map(part -> ((Text) part).text())
                    .findFirst()
                    .orElse(null);
        }

        private ObjectNode reasoning() {
            var thinking = request.thinking();
            var effort = thinking.effort() == null ? null : Reasoning.word(thinking.effort());
            var json = JsonNodeFactory.instance.objectNode();
            json.put("effort", thinking.mode() == Mode.OFF ? Reasoning.OFF : effort);
            return json.put("summary", thinking.summary());
        }

        private ObjectNode text() {
            var format = request.format() == null ? new OutputFormat.PlainText() : request.format();
            var json = JsonNodeFactory.instance.objectNode();
            json.set("format", TextFormat.write(format));
            var verbosity = request.output().verbosity();
            return json.put("verbosity", verbosity == null ? "medium" : verbosity);
        }

        private ArrayNode tools() {
            var ours = request.tools().definitions();
            return new ToolWriter(ANY_SCHEMA, new Drops(OPENAI_RESPONSES)).write(ours);
        }
    }
}

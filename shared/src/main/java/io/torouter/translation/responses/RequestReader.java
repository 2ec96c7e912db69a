package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Caller;
import io.torouter.canonical.Extras;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Limits;
import io.torouter.canonical.Output;
import io.torouter.canonical.Role;
import io.torouter.canonical.Sampling;
import io.torouter.canonical.Text;
import io.torouter.canonical.ToolDefinition;
import io.torouter.canonical.Tools;
import io.torouter.canonical.Turn;
import io.torouter.translation.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a whole request. What stands inside of a member's object and has no place is kept under its path. */
final class RequestReader {
    private final Members body;
    private final Map<String, JsonNode> inner = new LinkedHashMap<>();

    private RequestReader(Members body) {
        this.body = body;
    }

    static GenerationRequest read(ObjectNode body, String model, boolean stream) {
        return new RequestReader(new Members(body, "")).read(model, stream);
    }

    private GenerationRequest read(String model, boolean stream) {
        body.skip("model", "stream");
        var include = new Includes(body.array("include"));
        var input = InputReader.read(body.any("input"));
        var text = TextFormat.read(body.inside("text"), inner);
        var reasoning = Reasoning.read(body.inside("reasoning"), include.sealedReasoning(), inner);
        return new GenerationRequest(
                model,
                stream,
                turns(input),
                tools(input.foundTools()),
                text.format(),
                new Output(Set.of(), null, text.verbosity(), false),
                reasoning,
                sampling(),
                limits(include),
                caller(),
                extras(include));
    }

    private List<Turn> turns(InputReader input) {
        var turns = new ArrayList<Turn>();
        var instructions = body.text("instructions");
        if (instructions != null) {
            var origin = Origin.of(Origin.INSTRUCTIONS, Map.of());
            turns.add(new Turn(Role.SYSTEM, List.of(new Text(instructions)), origin));
        }
        turns.addAll(input.turns());
        return turns;
    }

    private Tools tools(List<ToolDefinition> found) {
        var definitions = new ArrayList<>(ToolReader.read(body.array("tools"), Origin.TOOLS));
        definitions.addAll(ToolReader.unknown(found, definitions));
        var choice = body.any("tool_choice");
        return new Tools(
                definitions, choice == null ? null : ToolChoices.read(choice), body.flag("parallel_tool_calls"));
    }

    /** The API has the first two alone; hosts of its dialect have the others too. */
    private Sampling sampling() {
        return new Sampling(
                body.number("temperature"),
                body.number("top_p"),
                body.whole("top_k"),
                body.number("frequency_penalty"),
                body.number("presence_penalty"),
                null);
    }

    private Limits limits(Includes include) {
        return new Limits(
                body.whole("max_output_tokens"), List.of(), null, include.logprobs(), body.count("top_logprobs"));
    }

    private Caller caller() {
        var tier = body.text("service_tier");
        var known = Tiers.read(tier);
        if (tier != null && known == null) {
            inner.put("service_tier", body.json().get("service_tier"));
        }
        return new Caller(user(), metadata(), body.text("prompt_cache_key"), known);
    }

    /** {@code user} is the older name; whoever sends both means different things by them. */
    private @Nullable String user() {
        if (body.has("user")) {
            return body.text("user");
        }
        return body.text("safety_identifier");
    }

    private Map<String, String> metadata() {
        var metadata = new LinkedHashMap<String, String>();
        var json = body.object("metadata");
        if (json != null) {
            json.properties().stream()
                    .filter(note -> !note.getValue().isNull())
                    .forEach(note -> metadata.put(note.getKey(), note.getValue().asText()));
        }
        return metadata;
    }

    private Extras extras(Includes include) {
        if (!include.others().isEmpty()) {
            inner.put("include", include.others());
        }
        var members = new LinkedHashMap<>(body.rest(OPENAI_RESPONSES).members());
        members.putAll(inner);
        return members.isEmpty() ? Extras.NONE : new Extras(OPENAI_RESPONSES, "", members);
    }
}

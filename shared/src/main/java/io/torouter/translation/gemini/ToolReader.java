package io.torouter.translation.gemini;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import static io.torouter.dialect.Dialect.GEMINI_GENERATE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.ServerTool;
import io.torouter.canonical.ToolChoice;
import io.torouter.canonical.ToolDefinition;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads {@code tools} and {@code toolConfig.functionCallingConfig}. */
final class ToolReader {
    private static final String FUNCTIONS = "functionDeclarations";

    private ToolReader() {}

    static List<ToolDefinition> definitions(Members top) {
        var definitions = new ArrayList<ToolDefinition>();
        var tools = top.any("tools");
        if (tools instanceof ObjectNode tool) {
            tool(tool, definitions);
        } else {
            top.array("tools").forEach(tool -> tool(tool, definitions));
        }
        return definitions;
    }

    /** One object may hold several kinds of tools. */
    private static void tool(JsonNode json, List<ToolDefinition> definitions) {
        var tool = Members.of(json, "tools");
        tool.array(FUNCTIONS).forEach(function -> definitions.add(function(function)));
        for (var member : tool.rest(GEMINI_GENERATE).members().entrySet()) {
            var alone = instance.objectNode();
            alone.set(member.getKey(), member.getValue());
            definitions.add(new ServerTool(GEMINI_GENERATE, member.getKey(), alone));
        }
    }

    private static FunctionTool function(JsonNode json) {
        var function = Members.of(json, "tools." + FUNCTIONS);
        var name = function.requiredText("name");
        var description = function.text("description");
        var schema = function.any("parametersJsonSchema");
        var own = function.any("parameters");
        var parameters = schema != null ? schema : own == null ? null : OpenApiReader.jsonSchema(own);
        var extras = function.rest(GEMINI_GENERATE);
        return new FunctionTool(ToolKind.FUNCTION, null, name, description, parameters, null, null, extras);
    }

    /**
     * Null where the client did not choose, and for a {@code VALIDATED} that names no functions, which others do not
     * have: it stays among the extras.
     */
    static @Nullable ToolChoice choice(@Nullable Members calling) {
        if (calling == null || !calling.has("mode")) {
            return null;
        }
        var mode = calling.json().path("mode").asText().toUpperCase(Locale.ROOT);
        return switch (mode) {
            case "MODE_UNSPECIFIED", "" -> null;
            case "AUTO" -> chosen(calling, new ToolChoice.Auto());
            case "NONE" -> chosen(calling, new ToolChoice.None());
            case "ANY" -> chosen(calling, required(names(calling)));
            case "VALIDATED" -> validated(calling);
            default -> throw Untranslatable.malformed("unknown " + calling.pathOf("mode") + ": " + mode);
        };
    }

    private static ToolChoice chosen(Members calling, ToolChoice choice) {
        calling.skip("mode");
        return choice;
    }

    private static List<ToolRef> names(Members calling) {
        return calling.array("allowedFunctionNames").stream().map(name -> ToolRef.function(name.asText())).toList();
    }

    private static ToolChoice required(List<ToolRef> names) {
        return switch (names.size()) {
            case 0 -> new ToolChoice.Required();
            case 1 -> new ToolChoice.Named(names.getFirst());
            default -> new ToolChoice.Allowed(true, names);
        };
    }

    private static @Nullable ToolChoice validated(Members calling) {
        var names = names(calling);
        return names.isEmpty() ? null : chosen(calling, new ToolChoice.Allowed(false, names));
    }
}

package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.torouter.canonical.ToolChoice;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;

/** {@code tool_choice} in all of its forms. */
final class ToolChoices {
    private static final String PATH = "tool_choice";

    private ToolChoices() {}

    static ToolChoice read(JsonNode choice) {
        return choice.isTextual() ? word(choice.textValue()) : object(Members.of(choice, PATH));
    }

    private static ToolChoice word(String word) {
        return switch (word) {
            case "auto" -> new ToolChoice.Auto();
            case "none" -> new ToolChoice.None();
            case "required" -> new ToolChoice.Required();
            default ->
                    throw Untranslatable.malformed(
                            "expected tool_choice to be auto, none, required or an object, came: " + word);
        };
    }

    private static ToolChoice object(Members choice) {
        return switch (choice.requiredText("type")) {
            case "allowed_tools" -> allowed(choice);
            case "function", "custom" -> new ToolChoice.Named(ref(choice));
            default -> new ToolChoice.Vendor(OPENAI_RESPONSES, choice.json());
        };
    }

    /** A list with a vendor's own tools in it cannot be told in parts. */
    private static ToolChoice allowed(Members choice) {
        var tools = new ArrayList<ToolRef>();
        for (var tool : choice.array("tools")) {
            var members = Members.of(tool, PATH + ".tools");
            var type = members.requiredText("type");
            if (!type.equals("function") && !type.equals("custom")) {
                return new ToolChoice.Vendor(OPENAI_RESPONSES, choice.json());
            }
            tools.add(ref(members));
        }
        return new ToolChoice.Allowed("required".equals(choice.text("mode")), tools);
    }

    private static ToolRef ref(Members tool) {
        var kind = "custom".equals(tool.text("type")) ? ToolKind.CUSTOM : ToolKind.FUNCTION;
        return new ToolRef(kind, tool.text("namespace"), tool.requiredText("name"));
    }

    /** Null for the choice of another vendor's tool. */
    static @Nullable JsonNode write(ToolChoice choice) {
        return switch (choice) {
            case ToolChoice.Auto _ -> TextNode.valueOf("auto");
            case ToolChoice.None _ -> TextNode.valueOf("none");
            case ToolChoice.Required _ -> TextNode.valueOf("required");
            case ToolChoice.Named(var tool) -> named(tool);
            case ToolChoice.Allowed allowed -> allowed(allowed);
            case ToolChoice.Vendor(var vendor, var json) -> vendor == OPENAI_RESPONSES ? json : null;
        };
    }

    private static ObjectNode named(ToolRef tool) {
        var json = JsonNodeFactory.instance.objectNode();
        var type =
                switch (tool.kind()) {
                    case FUNCTION -> "function";
                    case CUSTOM -> "custom";
                    case TOOL_SEARCH -> ToolReader.SEARCH;
                };
        json.put("type", type);
        if (tool.namespace() != null) {
            json.put("namespace", tool.namespace());
        }
        return tool.kind() == ToolKind.TOOL_SEARCH ? json : json.put("name", tool.name());
    }

    private static ObjectNode allowed(ToolChoice.Allowed allowed) {
        var json = JsonNodeFactory.instance.objectNode().put("type", "allowed_tools");
        json.put("mode", allowed.required() ? "required" : "auto");
        var tools = json.putArray("tools");
        allowed.tools().forEach(tool -> tools.add(named(tool)));
        return json;
    }
}

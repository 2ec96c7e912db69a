package io.torouter.translation.features;

import static io.torouter.translation.features.Asking.asking;
import static io.torouter.translation.features.Asking.turn;
import static io.torouter.translation.features.Asking.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.CacheMark;
import io.torouter.canonical.CustomTool;
import io.torouter.canonical.Extras;
import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Role;
import io.torouter.canonical.ServerTool;
import io.torouter.canonical.Source;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolChoice;
import io.torouter.canonical.ToolDefinition;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.Tools;
import io.torouter.canonical.VendorPart;
import io.torouter.dialect.Dialect;
import io.torouter.translation.features.Feature.Asked;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Tools: what they are, how they are to be used, and what they gave back. */
final class ToolFeatures {
    static final FunctionTool WEATHER = new FunctionTool("weather", "Tells the weather", schema(""));
    static final FunctionTool CLOCK = new FunctionTool("clock", "Tells the time", schema(""));
    static final CustomTool PATCH =
            new CustomTool(null, "patch", "Changes a file", new CustomTool.Grammar("lark", "start: /.+/"), Extras.NONE);
    static final ToolCall CALL = new ToolCall("call_1", ToolRef.function("weather"), "{\"city\":\"Paris\"}");

    private static final Map<Dialect, String> SEARCHES =
            Map.of(
                    Dialect.OPENAI_CHAT, "{\"search_context_size\":\"low\"}",
                    Dialect.OPENAI_RESPONSES, "{\"type\":\"web_search\"}",
                    Dialect.ANTHROPIC_MESSAGES, "{\"type\":\"web_search_20250305\",\"name\":\"web_search\"}",
                    Dialect.GEMINI_GENERATE, "{\"googleSearch\":{}}");
    private static final Map<Dialect, String> CODE =
            Map.of(
                    Dialect.OPENAI_RESPONSES, "{\"type\":\"code_interpreter\",\"container\":{\"type\":\"auto\"}}",
                    Dialect.ANTHROPIC_MESSAGES, "{\"type\":\"code_execution_20250825\",\"name\":\"code_execution\"}",
                    Dialect.GEMINI_GENERATE, "{\"codeExecution\":{}}");
    private static final Map<Dialect, String> PAGES =
            Map.of(
                    Dialect.ANTHROPIC_MESSAGES, "{\"type\":\"web_fetch_20250910\",\"name\":\"web_fetch\"}",
                    Dialect.GEMINI_GENERATE, "{\"urlContext\":{}}");
    private static final Map<Dialect, String> FILES =
            Map.of(
                    Dialect.OPENAI_RESPONSES, "{\"type\":\"file_search\",\"vector_store_ids\":[\"vs_1\"]}",
                    Dialect.GEMINI_GENERATE, "{\"fileSearch\":{\"fileSearchStoreNames\":[\"fileSearchStores/1\"]}}");
    private static final Map<Dialect, String> COMPUTERS =
            Map.of(
                    Dialect.OPENAI_RESPONSES, "{\"type\":\"computer\"}",
                    Dialect.ANTHROPIC_MESSAGES,
                            "{\"type\":\"computer_20251124\",\"name\":\"computer\",\"display_width_px\":800,"
                                    + "\"display_height_px\":600}",
                    Dialect.GEMINI_GENERATE, "{\"computerUse\":{\"environment\":\"ENVIRONMENT_BROWSER\"}}");
    private static final Map<Dialect, String> WORK =
            Map.of(
                    Dialect.OPENAI_RESPONSES, "{\"type\":\"web_search_call\",\"id\":\"ws_1\",\"status\":\"completed\"}",
                    Dialect.ANTHROPIC_MESSAGES,
                            "{\"type\":\"server_tool_use\",\"id\":\"srvtoolu_1\",\"name\":\"web_search\","
                                    + "\"input\":{\"query\":\"tower\"}}",
                    Dialect.GEMINI_GENERATE, "{\"executableCode\":{\"language\":\"PYTHON\",\"code\":\"print(1)\"}}");

    private ToolFeatures() {}

    static List<Group> groups() {
        return List.of(
                new Group("Tools", definitions()),
                new Group("How tools are used", choices()),
                new Group("Calls and results in the conversation", results()),
                new Group("Tools that the vendor runs", servers()));
    }

    static JsonNode schema(String more) {
        return json(
                """
                {"type":"object","properties":{"city":{"type":"string"%s}},"required":["city"],
                 "additionalProperties":false}
                """
                        .formatted(more));
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) ClientRequest.JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static List<Feature> definitions() {
        return List.of(
                defined("Definition of a tool", WEATHER, tool -> tool.name() + tool.description() + tool.parameters()),
                defined("Tool without parameters", new FunctionTool("now", "Tells", null), FunctionTool::name),
                defined(
                        "Schema of a tool with keywords few know",
                        new FunctionTool("find", "Finds", schema(",\"minLength\":2")),
                        FunctionTool::parameters),
                defined("Strict tool", strict(), tool -> tool.strict() == null ? "" : "strict " + tool.strict()),
                defined("Cache mark on a tool", marked(), tool -> Facts.word(tool.cache())),
                defined("Tool with a name of 90 characters", longName(), FunctionTool::name),
                tools("Tool with free text", List.of(free()), ToolFeatures::custom),
                tools("Grammar for free text", List.of(PATCH), ToolFeatures::custom),
                tools("Tools in a namespace", List.of(grouped()), ToolFeatures::functions),
                tools("Free text in a namespace", List.of(groupedFree()), ToolFeatures::custom),
                tools("Search for tools by the client", List.of(search()), ToolFeatures::functions));
    }

    private static Asked defined(String name, FunctionTool tool, Function<FunctionTool, @Nullable Object> fact) {
        return tools(name, List.of(tool), request -> Facts.joined(functions(request, FunctionTool.class), fact));
    }

    private static Asked tools(String name, List<ToolDefinition> tools, Function<GenerationRequest, String> facts) {
        return new Asked(name, asking().tools(tools.toArray(ToolDefinition[]::new)).request(), facts);
    }

    private static <T extends ToolDefinition> List<T> functions(GenerationRequest request, Class<T> kind) {
        return request.tools().definitions().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static String functions(GenerationRequest request) {
        return Facts.joined(
                functions(request, FunctionTool.class),
                tool -> tool.kind() + " " + group(tool.namespace()) + tool.name() + ": " + tool.description());
    }

    private static String custom(GenerationRequest request) {
        return Facts.joined(
                        functions(request, CustomTool.class),
                        tool -> group(tool.namespace()) + tool.name() + " " + tool.description() + tool.grammar())
                + Facts.joined(
                        functions(request, FunctionTool.class),
                        tool -> "function " + tool.name() + ": " + tool.description());
    }

    private static String group(FunctionTool.@Nullable Namespace namespace) {
        return namespace == null ? "" : namespace.name() + "(" + namespace.description() + ").";
    }

    private static FunctionTool strict() {
        return new FunctionTool(ToolKind.FUNCTION, null, "weather", null, schema(""), true, null, Extras.NONE);
    }

    private static FunctionTool marked() {
        return new FunctionTool(
                ToolKind.FUNCTION, null, "weather", null, schema(""), null, new CacheMark(null), Extras.NONE);
    }

    private static FunctionTool longName() {
        return new FunctionTool("look_up_".repeat(11) + "it", "Looks", schema(""));
    }

    static FunctionTool grouped() {
        var crm = new FunctionTool.Namespace("crm", "About customers", Extras.NONE);
        return new FunctionTool(ToolKind.FUNCTION, crm, "find", "Finds one", schema(""), null, null, Extras.NONE);
    }

    private static CustomTool groupedFree() {
        var files = new FunctionTool.Namespace("files", "About files", Extras.NONE);
        return new CustomTool(files, "edit", "Edits one", null, Extras.NONE);
    }

    private static CustomTool free() {
        return new CustomTool(null, "note", "Takes a note", null, Extras.NONE);
    }

    static FunctionTool search() {
        return new FunctionTool(
                ToolKind.TOOL_SEARCH, null, "tool_search", "Finds tools", schema(""), null, null, Extras.NONE);
    }

    private static List<Feature> choices() {
        return List.of(
                choice("Tool choice: auto", new ToolChoice.Auto()),
                choice("Tool choice: none", new ToolChoice.None()),
                choice("Tool choice: required", new ToolChoice.Required()),
                choice("Tool choice: a named tool", new ToolChoice.Named(ToolRef.function("weather"))),
                choice(
                        "Tool choice: some of the tools",
                        new ToolChoice.Allowed(true, List.of(ToolRef.function("weather"), ToolRef.function("clock")))),
                new Asked(
                        "Tool choice: a tool of the vendor",
                        client ->
                                client == Dialect.OPENAI_RESPONSES
                                        ? asking().tools(server(client, SEARCHES), WEATHER)
                                                .choice(
                                                        new ToolChoice.Vendor(
                                                                client, json("{\"type\":\"web_search\"}")))
                                                .request()
                                        : null,
                        request -> request.tools().choice() instanceof ToolChoice.Vendor ? "vendor" : ""),
                new Asked(
                        "One call at a time",
                        asking().tools(WEATHER, CLOCK).choice(new ToolChoice.Auto()).parallel(false).request(),
                        request -> Facts.word(request.tools().parallel())),
                new Asked(
                        "Several calls at a time",
                        asking().tools(WEATHER, CLOCK).choice(new ToolChoice.Auto()).parallel(true).request(),
                        request -> Boolean.FALSE.equals(request.tools().parallel()) ? "" : "parallel"));
    }

    /** Naming no choice says the same as auto. */
    private static Asked choice(String name, ToolChoice choice) {
        return new Asked(
                name,
                asking().tools(WEATHER, CLOCK, new FunctionTool("now", "Tells", schema(""))).choice(choice).request(),
                request -> choice(request.tools()));
    }

    private static String choice(Tools tools) {
        return switch (tools.choice()) {
            case null -> "auto";
            case ToolChoice.Auto _ -> "auto";
            case ToolChoice.None _ -> "none";
            case ToolChoice.Required _ -> "required of " + tools.definitions().size();
            case ToolChoice.Named(var tool) -> tool.name();
            case ToolChoice.Allowed(var required, var among) ->
                    (required ? "required of " : "any of ") + Facts.joined(among, ToolRef::name);
            case ToolChoice.Vendor(_, var json) -> json.toString();
        };
    }

    private static List<Feature> results() {
        return List.of(
                new Asked("A call", loop(text("sunny")), Facts.in(ToolCall.class, Facts::part)),
                new Asked("Calls in parallel", parallel(), Facts.in(ToolCall.class, Facts::part)),
                result("Result as text", text("sunny")),
                result("Result as JSON", new StructuredData(json("{\"sky\":\"clear\"}"))),
                result(
                        "Result as an image",
                        new Media(Media.Kind.IMAGE, new Source.Inline("image/png", PromptFeatures.PNG))),
                result(
                        "Result as a PDF",
                        new Media(Media.Kind.DOCUMENT, new Source.Inline("application/pdf", "JVBERi0="))),
                new Asked("Results in parallel", parallel(), Facts.in(ToolResult.class, Facts::part)),
                new Asked(
                        "Result that is an error",
                        loop(new ToolResult("call_1", CALL.tool(), List.of(new Text("down")), true, null, Extras.NONE)),
                        Facts.in(ToolResult.class, Facts::part)),
                new Asked(
                        "Call with free text",
                        called(free(), new ToolRef(ToolKind.CUSTOM, null, "note"), "*** Begin"),
                        Facts.in(ToolCall.class, Facts::part)),
                new Asked("Call of a tool in a namespace", calledInNamespace(), Facts.in(ToolCall.class, Facts::part)));
    }

    private static Part text(String text) {
        return new Text(text);
    }

    private static Asked result(String name, Part part) {
        return new Asked(name, loop(part), Facts.in(ToolResult.class, Facts::part));
    }

    private static GenerationRequest loop(Part part) {
        var result =
                part instanceof ToolResult given
                        ? given
                        : new ToolResult("call_1", CALL.tool(), List.of(part), false, null, Extras.NONE);
        return asking().tools(WEATHER)
                .turns(user("Weather?"), turn(Role.ASSISTANT, CALL), turn(Role.TOOL, result))
                .request();
    }

    private static GenerationRequest parallel() {
        var calls = new ArrayList<Part>();
        var results = new ArrayList<Part>();
        for (var city : List.of("Paris", "Rome")) {
            var id = "call_" + city.toLowerCase(Locale.ROOT);
            calls.add(new ToolCall(id, CALL.tool(), "{\"city\":\"" + city + "\"}"));
            results.add(new ToolResult(id, CALL.tool(), List.of(text("sunny")), false, null, Extras.NONE));
        }
        return asking().tools(WEATHER)
                .turns(
                        user("Weather?"),
                        turn(Role.ASSISTANT, calls.toArray(Part[]::new)),
                        turn(Role.TOOL, results.toArray(Part[]::new)))
                .request();
    }

    private static GenerationRequest calledInNamespace() {
        return called(grouped(), new ToolRef(ToolKind.FUNCTION, "crm", "find"), "{\"city\":\"Paris\"}");
    }

    private static GenerationRequest called(ToolDefinition tool, ToolRef ref, String arguments) {
        var result = new ToolResult("call_1", ref, List.of(text("done")), false, null, Extras.NONE);
        return asking().tools(tool)
                .turns(
                        user("Do it"),
                        turn(Role.ASSISTANT, new ToolCall("call_1", ref, arguments)),
                        turn(Role.TOOL, result))
                .request();
    }

    private static List<Feature> servers() {
        return List.of(
                alone("Web search", SEARCHES),
                beside("Web search beside functions", SEARCHES),
                alone("Code execution", CODE),
                beside("Code execution beside functions", CODE),
                alone("Reading of web pages", PAGES),
                alone("Search in stored files", FILES),
                alone("Computer use", COMPUTERS),
                new Asked(
                        "Work of such a tool in an earlier answer",
                        client -> WORK.containsKey(client) ? worked(client) : null,
                        Facts.in(VendorPart.class, VendorPart::type)));
    }

    private static GenerationRequest worked(Dialect client) {
        var json = json(WORK.get(client));
        var type = json.path("type").asText(json.fieldNames().next());
        return asking().turns(
                        user("Find"),
                        turn(Role.ASSISTANT, new VendorPart(client, type, json), text("Found")),
                        user("Again"))
                .request();
    }

    private static Asked alone(String name, Map<Dialect, String> tools) {
        return new Asked(
                name,
                client -> tools.containsKey(client) ? asking().tools(server(client, tools)).request() : null,
                request -> servers(request, tools));
    }

    private static Asked beside(String name, Map<Dialect, String> tools) {
        return new Asked(
                name,
                client -> tools.containsKey(client) ? asking().tools(server(client, tools), WEATHER).request() : null,
                request -> servers(request, tools));
    }

    /** Whether the vendor's own tool of the kind is among them, the same for all vendors. */
    private static String servers(GenerationRequest request, Map<Dialect, String> tools) {
        return Facts.joined(
                functions(request, ServerTool.class),
                tool ->
                        type(tool.vendor(), json(tools.getOrDefault(tool.vendor(), "{\"none\":0}"))).equals(tool.type())
                                ? "there"
                                : tool.type());
    }

    private static ServerTool server(Dialect client, Map<Dialect, String> tools) {
        var json = json(tools.getOrDefault(client, "{}"));
        return new ServerTool(client, type(client, json), json);
    }

    private static String type(Dialect client, ObjectNode json) {
        return client == Dialect.OPENAI_CHAT
                ? "web_search_options"
                : json.path("type").asText(json.fieldNames().next());
    }
}

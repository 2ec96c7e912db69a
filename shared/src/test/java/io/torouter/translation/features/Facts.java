package io.torouter.translation.features;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Citation;
import io.torouter.canonical.CustomTool;
import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Role;
import io.torouter.canonical.Seal;
import io.torouter.canonical.ServerTool;
import io.torouter.canonical.Source;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.Turn;
import io.torouter.canonical.VendorPart;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in one line what stands in a request or an answer, the same for all dialects. */
final class Facts {
    private Facts() {}

    /** The value as text; empty for null. */
    static String word(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    static Function<GenerationRequest, String> said(Role role) {
        return request ->
                request.turns().stream()
                        .filter(turn -> turn.role() == role)
                        .map(turn -> parts(turn.parts()))
                        .collect(Collectors.joining(" / "));
    }

    /** The names of all tools that the client runs. */
    static String tools(GenerationRequest request) {
        return joined(
                request.tools().definitions(),
                tool ->
                        switch (tool) {
                            case FunctionTool function ->
                                    function.kind() + " " + named(function.namespace()) + function.name();
                            case CustomTool custom -> "CUSTOM " + named(custom.namespace()) + custom.name();
                            case ServerTool _ -> "";
                        });
    }

    private static String named(FunctionTool.@Nullable Namespace namespace) {
        return namespace == null ? "" : namespace.name() + ".";
    }

    /** What is said by others than the user and the model. */
    static String instructions(GenerationRequest request) {
        return request.turns().stream()
                .filter(turn -> turn.role() == Role.SYSTEM || turn.role() == Role.DEVELOPER)
                .map(turn -> turn.role() + ": " + parts(turn.parts()))
                .collect(Collectors.joining(" / "));
    }

    /** All turns, each with its role; instructions of developers apart from those of the system. */
    static String conversation(GenerationRequest request) {
        return request.turns().stream()
                .map(turn -> turn.role() + ": " + parts(turn.parts()))
                .collect(Collectors.joining(" / "));
    }

    /** All parts of a kind, wherever they stand, results of tools included. */
    static <T extends Part> List<T> all(GenerationRequest request, Class<T> kind) {
        return request.turns().stream().map(Turn::parts).flatMap(parts -> all(parts, kind)).toList();
    }

    static <T extends Part> List<T> all(Answer answer, Class<T> kind) {
        return answer.candidates().stream().flatMap(candidate -> all(candidate.parts(), kind)).toList();
    }

    private static <T extends Part> Stream<T> all(List<Part> parts, Class<T> kind) {
        return parts.stream()
                .flatMap(part ->
                        part instanceof ToolResult result
                                ? Stream.concat(Stream.of(part), result.content().stream())
                                : Stream.of(part))
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    static <T extends Part> Function<GenerationRequest, String> in(Class<T> kind, Function<T, @Nullable Object> fact) {
        return request -> joined(all(request, kind), fact);
    }

    static <T extends Part> Function<Answer, String> of(Class<T> kind, Function<T, @Nullable Object> fact) {
        return answer -> joined(all(answer, kind), fact);
    }

    static <T> String joined(List<T> list, Function<T, @Nullable Object> fact) {
        return list.stream()
                .map(each -> word(fact.apply(each)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" + "));
    }

    static String parts(List<Part> parts) {
        return joined(parts, Facts::part);
    }

    static String part(Part part) {
        return switch (part) {
            case Text(var text, _, _, _, _) -> text;
            case Refusal(var text, _) -> "refusal " + text;
            case Media media -> media(media);
            case StructuredData(var json, _) -> "json " + json;
            case ToolCall call -> "call " + call.id() + " " + tool(call.tool()) + " " + call.arguments();
            case ToolResult result ->
                    "result " + result.callId() + " " + parts(result.content()) + (result.error() ? " failed" : "");
            case Thought thought -> "thought " + thought.shown();
            case VendorPart(_, var type, _) -> "vendor " + type;
        };
    }

    static String tool(ToolRef tool) {
        var namespace = tool.namespace() == null ? "" : tool.namespace() + ".";
        return tool.kind() + " " + namespace + tool.name();
    }

    static String media(Media media) {
        return media.kind() + " " + source(media.source());
    }

    private static String source(Source source) {
        return switch (source) {
            case Source.Inline(var mediaType, var base64) -> mediaType + " " + base64;
            case Source.Url(var url, _) -> url;
            case Source.Stored(_, var id, _) -> "stored " + id;
            case Source.Plain(_, var text) -> "text " + text;
            case Source.Composed(var parts) -> "composed " + parts(parts);
        };
    }

    static String seal(@Nullable Seal seal) {
        return seal == null ? "" : seal.issuer().id() + " " + seal.kind() + " " + seal.value();
    }

    static String citation(Citation citation) {
        return citation.url() + " " + word(citation.title()) + " " + citation.start() + "-" + citation.end();
    }

    static String stop(Answer answer) {
        return joined(answer.candidates(), candidate -> candidate.stop().reason());
    }
}

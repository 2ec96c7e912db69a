package io.torouter.translation.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Block;
import io.torouter.canonical.Caller;
import io.torouter.canonical.CustomTool;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Limits;
import io.torouter.canonical.Output;
import io.torouter.canonical.Part;
import io.torouter.canonical.Role;
import io.torouter.canonical.Sampling;
import io.torouter.canonical.Stop;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolChoice;
import io.torouter.canonical.ToolDefinition;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.Tools;
import io.torouter.canonical.Turn;
import io.torouter.dialect.Dialect;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class ToolFlatteningTest {
    private static final ToolLimits PLAIN = new ToolLimits(false, false, false, "_-", 64);
    private static final ToolRef PATCH = new ToolRef(ToolKind.CUSTOM, null, "apply_patch");
    private static final ToolRef SEARCH = new ToolRef(ToolKind.FUNCTION, "mcp__docs", "search");

    private final Drops drops = new Drops(Dialect.OPENAI_RESPONSES);

    @Test
    void leavesToolsThatTheTargetTakesAlone() {
        var request = request(List.of(new FunctionTool("look", null, null)), List.of());
        assertThat(ToolFlattening.flatten(request, PLAIN, drops).request()).isSameAs(request);
    }

    @Test
    void makesAFunctionOfAToolWithFreeText() {
        var tool =
                new CustomTool(
                        null, "apply_patch", "Edits files", new CustomTool.Grammar("lark", "start: x"), Extras.NONE);
        var flat =
                ToolFlattening.flatten(request(List.of(tool), List.of(call(PATCH, "*** Begin \"x\""))), PLAIN, drops);

        var function = (FunctionTool) flat.request().tools().definitions().getFirst();
        assertThat(function.name()).isEqualTo("apply_patch");
        assertThat(String.valueOf(function.parameters())).contains("\"required\":[\"input\"]", "start: x");
        assertThat(callIn(flat.request()).arguments()).isEqualTo("{\"input\":\"*** Begin \\\"x\\\"\"}");
        assertThat(drops.names()).containsExactly("tools.format");
    }

    @Test
    void callsAToolOfANamespaceByBothNames() {
        var space = new FunctionTool.Namespace("mcp__docs", "Documentation", Extras.NONE);
        var tool = new FunctionTool(ToolKind.FUNCTION, space, "search", "Finds", null, null, null, Extras.NONE);
        var flat = ToolFlattening.flatten(request(List.of(tool), List.of(call(SEARCH, "{}"))), PLAIN, drops).request();

        var function = (FunctionTool) flat.tools().definitions().getFirst();
        assertThat(function.name()).isEqualTo("mcp__docs__search");
        assertThat(function.description()).isEqualTo("Documentation\n\nFinds");
        assertThat(callIn(flat).tool()).isEqualTo(ToolRef.function("mcp__docs__search"));
        assertThat(flat.turns().get(1).parts().getFirst())
                .isInstanceOfSatisfying(
                        ToolResult.class, result -> assertThat(result.tool()).isEqualTo(callIn(flat).tool()));
        assertThat(flat.tools().choice()).isEqualTo(new ToolChoice.Named(callIn(flat).tool()));
    }

    @Test
    void givesTheClientItsToolsBack() {
        var names = ToolNames.of(java.util.Set.of(PATCH, SEARCH), PLAIN);
        var restored =
                new ToolRestoring(names)
                        .restore(
                                answer(
                                        new ToolCall("1", ToolRef.function("apply_patch"), "{\"input\":\"a\\nb\"}"),
                                        new ToolCall("2", ToolRef.function("mcp__docs__search"), "{}"),
                                        new Text("x")));
        assertThat(restored.candidates().getFirst().parts())
                .containsExactly(new ToolCall("1", PATCH, "a\nb"), new ToolCall("2", SEARCH, "{}"), new Text("x"));
    }

    @Property
    void readsFreeTextFromPiecesAsFromTheWhole(@ForAll String text, @ForAll @Size(max = 6) List<Integer> cuts) {
        var arguments = CustomInput.wrapped(text);
        var out = new ArrayList<StreamEvent>();
        var state = new ToolRestoring(ToolNames.of(java.util.Set.of(PATCH), PLAIN));
        state =
                state.step(
                        new StreamEvent.BlockStart(
                                0, 0, new Block.CallBlock("1", ToolRef.function("apply_patch"), null)),
                        out::add);
        for (var piece : pieces(arguments, cuts)) {
            state = state.step(new StreamEvent.BlockDelta(0, 0, new Delta.Written(piece)), out::add);
        }
        state.step(new StreamEvent.BlockEnd(0, 0), out::add);

        assertThat(out.getFirst()).isEqualTo(new StreamEvent.BlockStart(0, 0, new Block.CallBlock("1", PATCH, null)));
        assertThat(written(out)).isEqualTo(text);
    }

    @Test
    void keepsArgumentsThatTheModelMadeUp() {
        var out = new ArrayList<StreamEvent>();
        new ToolRestoring(ToolNames.of(java.util.Set.of(PATCH), PLAIN))
                .step(
                        new StreamEvent.BlockStart(
                                0, 0, new Block.CallBlock("1", ToolRef.function("apply_patch"), null)),
                        out::add)
                .step(new StreamEvent.BlockDelta(0, 0, new Delta.Written("{\"patch\":1}")), out::add)
                .step(new StreamEvent.BlockEnd(0, 0), out::add);
        assertThat(written(out)).isEqualTo("{\"patch\":1}");
    }

    @Property
    void givesEveryToolALegalNameOfItsOwn(@ForAll @Size(max = 12) List<String> names) {
        var tools = new java.util.LinkedHashSet<ToolRef>();
        names.forEach(name -> tools.add(ToolRef.function(name)));
        names.forEach(name -> tools.add(new ToolRef(ToolKind.CUSTOM, "space", name)));
        var known = ToolNames.of(tools, PLAIN);
        var wire = tools.stream().map(known::toWire).map(ToolRef::name).toList();

        assertThat(wire).doesNotHaveDuplicates().allMatch(PLAIN::isLegal);
        tools.forEach(tool -> assertThat(known.toClient(known.toWire(tool))).isEqualTo(tool));
    }

    private static List<String> pieces(String text, List<Integer> cuts) {
        var places = cuts.stream().map(cut -> Math.floorMod(cut, text.length() + 1)).sorted().toList();
        var pieces = new ArrayList<String>();
        int at = 0;
        for (int place : places) {
            pieces.add(text.substring(at, place));
            at = place;
        }
        pieces.add(text.substring(at));
        return pieces;
    }

    private static String written(List<StreamEvent> events) {
        var text = new StringBuilder();
        events.forEach(event -> {
            if (event instanceof StreamEvent.BlockDelta(_, _, Delta.Written(var piece))) {
                text.append(piece);
            }
        });
        return text.toString();
    }

    private static ToolCall call(ToolRef tool, String arguments) {
        return new ToolCall("1", tool, arguments);
    }

    private static ToolCall callIn(GenerationRequest request) {
        return (ToolCall) request.turns().getFirst().parts().getFirst();
    }

    private static Answer answer(Part... parts) {
        var candidate =
                new Answer.Candidate(0, List.of(parts), Stop.of(Stop.Reason.TOOL_CALLS), List.of(), Extras.NONE);
        return new Answer(null, null, List.of(candidate), null, null, Extras.NONE);
    }

    /** With a result and a choice for each call. */
    private static GenerationRequest request(List<ToolDefinition> tools, List<ToolCall> calls) {
        var turns = new ArrayList<Turn>();
        for (var call : calls) {
            var result = new ToolResult(call.id(), call.tool(), List.of(new Text("ok")), false, null, Extras.NONE);
            turns.add(new Turn(Role.ASSISTANT, List.of(call)));
            turns.add(new Turn(Role.TOOL, List.of(result)));
        }
        var choice = calls.isEmpty() ? null : new ToolChoice.Named(calls.getFirst().tool());
        return new GenerationRequest(
                "m",
                false,
                turns,
                new Tools(tools, choice, null),
                null,
                Output.DEFAULT,
                Thinking.UNSAID,
                Sampling.UNSAID,
                Limits.UNSAID,
                Caller.UNSAID,
                new Extras(
                        Dialect.OPENAI_RESPONSES,
                        "",
                        java.util.Map.of("store", JsonNodeFactory.instance.booleanNode(false))));
    }
}

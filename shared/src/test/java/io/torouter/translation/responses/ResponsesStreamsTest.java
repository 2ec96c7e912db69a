package io.torouter.translation.responses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.answer.UpstreamError;
import io.torouter.canonical.Block;
import io.torouter.canonical.Citation;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Delta.Written;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Stop;
import io.torouter.canonical.Stop.Reason;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.StreamEvent.BlockDelta;
import io.torouter.canonical.StreamEvent.BlockEnd;
import io.torouter.canonical.StreamEvent.BlockStart;
import io.torouter.canonical.StreamEvent.CandidateEnd;
import io.torouter.canonical.StreamEvent.End;
import io.torouter.canonical.StreamEvent.Failed;
import io.torouter.canonical.StreamEvent.Start;
import io.torouter.canonical.StreamEvent.UsageReport;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.dialect.Dialect;
import io.torouter.usage.Usage;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class ResponsesStreamsTest {
    private static final Start START = new Start("up", "model", null, null);

    /** A thought, two texts, a refusal and three calls, as another vendor may say them. */
    private static List<StreamEvent> foreign() {
        var events = new ArrayList<StreamEvent>();
        events.add(START);
        var seal = new Seal(Dialect.ANTHROPIC_MESSAGES, Seal.Kind.SIGNATURE, "sig");
        block(events, 0, new Block.ThoughtBlock(null), new Written("Hm"), new Written("m"), new Delta.Sealed(seal));
        var raw = Samples.json("{}");
        var citation = new Citation("https://example.com", null, -1, -1, null, Dialect.ANTHROPIC_MESSAGES, raw);
        block(events, 1, new Block.TextBlock(), new Written("He"), new Delta.Cited(citation), new Written("llo"));
        block(events, 2, new Block.TextBlock(), new Written("!"));
        block(events, 3, new Block.RefusalBlock(), new Written("No"));
        block(events, 4, call(ToolKind.FUNCTION, "f"), new Written("{\"a\""), new Written(":1}"));
        block(events, 5, call(ToolKind.CUSTOM, "patch"), new Written("*** "), new Written("Begin"));
        block(events, 6, call(ToolKind.TOOL_SEARCH, "tool_search"), new Written("{\"q\":\"mail\"}"));
        block(events, 7, call(ToolKind.FUNCTION, "g"));
        events.add(new UsageReport(new Usage(10, 5, 0, 7, 3)));
        events.add(new CandidateEnd(0, Stop.of(Reason.TOOL_CALLS)));
        events.add(new End());
        return events;
    }

    private static Block call(ToolKind kind, String name) {
        return new Block.CallBlock("call_" + name, new ToolRef(kind, null, name), null);
    }

    private static void block(List<StreamEvent> events, int number, Block head, Delta... deltas) {
        events.add(new BlockStart(0, number, head));
        for (var delta : deltas) {
            events.add(new BlockDelta(0, number, delta));
        }
        events.add(new BlockEnd(0, number));
    }

    private static List<String> types(List<ObjectNode> events) {
        return events.stream().map(event -> event.path("type").asText().replace("response.", "")).toList();
    }

    @Test
    void aStreamOfAnotherVendorsHasAllItsEvents() {
        var events = Events.encoded(foreign(), Samples.context());
        var response = StreamRules.check(events);
        assertThat(response.path("output"))
                .extracting(item -> item.path("type").asText())
                .containsExactly(
                        "reasoning",
                        "message",
                        "function_call",
                        "custom_tool_call",
                        "tool_search_call",
                        "function_call");
        assertThat(response.at("/output/1/content")).hasSize(3);
        assertThat(response.at("/output/1/content/0/annotations/0/end_index").asInt()).isEqualTo(5);
        assertThat(response.at("/output/4/arguments/q").asText()).isEqualTo("mail");
        assertThat(response.at("/output/5/arguments").asText()).isEqualTo("{}");
        assertThat(response.at("/usage/total_tokens").asInt()).isEqualTo(25);
    }

    @Test
    void eventsStandInTheVendorsOrder() {
        var events = new ArrayList<StreamEvent>();
        events.add(START);
        block(events, 0, new Block.ThoughtBlock(null), new Written("Hm"));
        block(events, 1, new Block.TextBlock(), new Written("Hi"));
        block(events, 2, call(ToolKind.FUNCTION, "f"), new Written("{}"));
        events.add(new CandidateEnd(0, Stop.of(Reason.TOOL_CALLS)));
        events.add(new End());
        assertThat(types(Events.encoded(events, Samples.context())))
                .containsExactly(
                        "created",
                        "in_progress",
                        "output_item.added",
                        "reasoning_summary_part.added",
                        "reasoning_summary_text.delta",
                        "reasoning_summary_text.done",
                        "reasoning_summary_part.done",
                        "output_item.done",
                        "output_item.added",
                        "content_part.added",
                        "output_text.delta",
                        "output_text.done",
                        "content_part.done",
                        "output_item.done",
                        "output_item.added",
                        "function_call_arguments.delta",
                        "function_call_arguments.done",
                        "output_item.done",
                        "completed");
    }

    @Test
    void whereverItIsCutItEndsWellFormed() {
        var events = foreign();
        for (int cut = 1; cut < events.size(); cut++) {
            var torso = new ArrayList<>(events.subList(0, cut));
            torso.add(new Failed(new UpstreamError("overloaded_error", "Busy", 529)));
            var written = Events.encoded(torso, Samples.context());
            StreamRules.check(written);
            assertThat(types(written)).endsWith("error", "failed");
        }
    }

    @Test
    void errorsSayWhatSdksLookFor() {
        var written =
                Events.encoded(
                        List.of(START, new Failed(new UpstreamError("overloaded_error", "Busy", 529))),
                        Samples.context());
        var error = written.get(2);
        assertThat(error.at("/error/message").asText()).isEqualTo("Busy");
        assertThat(error.path("code").asText()).isEqualTo("server_is_overloaded");
        assertThat(written.getLast().at("/response/error/code").asText()).isEqualTo("server_is_overloaded");
    }

    @Test
    void aCutAnswerIsIncomplete() {
        var events = new ArrayList<StreamEvent>(List.of(START));
        block(events, 0, new Block.TextBlock(), new Written("Hi"));
        events.add(new CandidateEnd(0, Stop.of(Reason.MAX_TOKENS)));
        events.add(new End());
        var response = StreamRules.check(Events.encoded(events, Samples.context()));
        assertThat(response.path("status").asText()).isEqualTo("incomplete");
        assertThat(response.at("/output/0/status").asText()).isEqualTo("incomplete");
    }

    @Test
    void aStreamSaysTheSameEachTime() {
        var once = Events.encoded(foreign(), Samples.context()).toString();
        for (int i = 0; i < 100; i++) {
            assertThat(Events.encoded(foreign(), Samples.context())).hasToString(once);
        }
    }

    @Test
    void theSameComesBackFromOwnEvents() {
        var written = Events.encoded(foreign(), Samples.context());
        var again = Events.encoded(Events.ordered(Events.decoded(written)), Samples.context());
        var first = StreamRules.check(written);
        assertThat(StreamRules.check(again).path("output")).isEqualTo(first.path("output"));
    }

    @Test
    void hostsThatOnlySayWhatIsDoneAreHeardOnce() {
        var events = new ArrayList<ObjectNode>();
        events.add(Samples.json("{\"type\": \"response.created\", \"response\": {\"id\": \"r\", \"model\": \"m\"}}"));
        var output = Samples.resource("answer.json").withArrayProperty("output");
        for (int i = 0; i < output.size(); i++) {
            var done = Samples.json("{\"type\": \"response.output_item.done\"}").put("output_index", i);
            done.set("item", output.get(i));
            events.add(done);
        }
        var completed = Samples.json("{\"type\": \"response.completed\"}");
        completed.set("response", Samples.resource("answer.json"));
        events.add(completed);
        assertThat(shown(events)).isEqualTo(shown(List.of(completed)));
        assertThat(shown(events)).contains("\"Hi\"").contains("*** Begin").contains("gAAA");
    }

    /** All of the output that is shown of such events. */
    private static String shown(List<ObjectNode> events) {
        var ordered = Events.ordered(Events.decoded(events));
        return StreamRules.check(Events.encoded(ordered, Samples.context())).path("output").toString();
    }

    @Test
    void whatIsSaidInDeltasIsNotSaidAgainWhenItIsDone() {
        var events =
                List.of(
                        Samples.json("{\"type\": \"response.created\", \"response\": {}}"),
                        Samples.json("{\"type\": \"response.output_text.delta\", \"delta\": \"Hi\"}"),
                        Samples.json("{\"type\": \"response.output_text.done\", \"text\": \"Hi\"}"),
                        Samples.json(
                                """
                                {"type": "response.output_item.done", "item": {"type": "message",
                                  "content": [{"type": "output_text", "text": "Hi"}]}}
                                """),
                        Samples.json("{\"type\": \"response.completed\", \"response\": {\"status\": \"completed\"}}"));
        assertThat(Events.decoded(events))
                .containsExactly(
                        new Start(null, null, null, null),
                        new BlockStart(0, 0, new Block.TextBlock()),
                        new BlockDelta(0, 0, new Written("Hi")),
                        new BlockEnd(0, 0),
                        new CandidateEnd(0, Stop.of(Reason.END)),
                        new End());
    }

    @Test
    void nothingIsReadBehindAnError() {
        var events =
                List.of(
                        Samples.json("{\"type\": \"response.created\", \"response\": {}}"),
                        Samples.json(
                                """
                                {"type": "error", "error": {"type": "insufficient_quota", "code": "insufficient_quota",
                                  "message": "Pay"}}
                                """),
                        Samples.json(
                                "{\"type\": \"response.failed\", \"response\": {\"error\": {\"message\": \"x\"}}}"));
        assertThat(Events.decoded(events))
                .containsExactly(
                        new Start(null, null, null, null),
                        new Failed(new UpstreamError("insufficient_quota", "Pay", 429)));
    }

    @Test
    void flatErrorsAreErrorsToo() {
        var event = Samples.json("{\"type\": \"error\", \"code\": \"server_error\", \"message\": \"Oh\"}");
        assertThat(Events.decoded(List.of(event)))
                .containsExactly(new Failed(new UpstreamError("server_error", "Oh", 500)));
    }

    @Test
    void unknownEventsAreNoError() {
        var events =
                List.of(
                        Samples.json("{\"type\": \"response.created\", \"response\": {}}"),
                        Samples.json("{\"type\": \"response.brand_new.delta\", \"delta\": 7}"));
        assertThat(Events.decoded(events)).hasSize(1);
    }
}

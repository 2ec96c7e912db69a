package io.torouter.translation.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.answer.UpstreamError;
import io.torouter.canonical.Block;
import io.torouter.canonical.Citation;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Stop;
import io.torouter.canonical.Stop.Reason;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.StreamEvent.BlockDelta;
import io.torouter.canonical.StreamEvent.BlockEnd;
import io.torouter.canonical.StreamEvent.BlockStart;
import io.torouter.canonical.StreamEvent.CandidateEnd;
import io.torouter.canonical.StreamEvent.UsageReport;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.dialect.Dialect;
import io.torouter.usage.Usage;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ChatStreamsTest {
    private static final StreamEvent START = new StreamEvent.Start("a", null, null, null);

    /** The events of deltas of one choice, the last of which ends it, without start and end. */
    private static List<StreamEvent> deltas(String... deltas) {
        var payloads = new ArrayList<String>();
        for (var delta : deltas) {
            payloads.add(
                    "{\"id\":\"a\",\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":null}]}".formatted(delta));
        }
        payloads.add("{\"id\":\"a\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
        payloads.add(Wire.DONE);
        var events = Wire.decode(payloads);
        EventGrammar.check(events);
        assertThat(events.getFirst()).isEqualTo(START);
        assertThat(events.getLast()).isEqualTo(new StreamEvent.End());
        return events.subList(1, events.size() - 1);
    }

    private static String call(String members) {
        return "{\"tool_calls\":[{%s}]}".formatted(members);
    }

    private static BlockStart begin(int block, String id, String name) {
        return new BlockStart(0, block, new Block.CallBlock(id, ToolRef.function(name), null));
    }

    private static BlockDelta write(int block, String text) {
        return new BlockDelta(0, block, new Delta.Written(text));
    }

    private static BlockEnd end(int block) {
        return new BlockEnd(0, block);
    }

    private static CandidateEnd over(Reason reason) {
        return new CandidateEnd(0, Stop.of(reason));
    }

    private static BlockStart text(int block) {
        return new BlockStart(0, block, new Block.TextBlock());
    }

    private static BlockStart thought(int block) {
        return new BlockStart(0, block, new Block.ThoughtBlock(null));
    }

    private static List<String> encode(List<StreamEvent> events) {
        return Wire.encode(events, Wire.context());
    }

    @Test
    void readsAFullStream() {
        var events = Wire.decode(Wire.payloads(Wire.resource("stream.sse")));
        EventGrammar.check(events);
        assertThat(events).contains(new UsageReport(new Usage(40, 60, 0, 15, 5)));
        assertThat(events).filteredOn(BlockStart.class::isInstance).hasSize(4);
        assertThat(events.getLast()).isEqualTo(new StreamEvent.End());
    }

    @Test
    void writesAFullStream() {
        var events = Wire.decode(Wire.payloads(Wire.resource("stream.sse")));
        assertThat(String.join("\n", encode(events)) + '\n').isEqualTo(Wire.resource("stream.expected.txt"));
    }

    @Test
    void saysNothingOfAPreamble() {
        assertThat(Wire.decode(List.of("{\"choices\":[],\"id\":\"\",\"prompt_filter_results\":[]}"))).isEmpty();
    }

    @Test
    void endsTextWhereACallBegins() {
        assertThat(
                        deltas(
                                "{\"content\":\"Hm\"}",
                                call("\"index\":0,\"id\":\"c\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}")))
                .containsExactly(
                        text(0),
                        write(0, "Hm"),
                        end(0),
                        begin(1, "c", "f"),
                        write(1, "{}"),
                        end(1),
                        over(Reason.TOOL_CALLS));
    }

    @Test
    void keepsACallOpenUntilItIsComplete() {
        assertThat(
                        deltas(
                                call(
                                        "\"index\":0,\"id\":\"c\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":\"}"),
                                call("\"index\":1,\"id\":\"d\",\"function\":{\"name\":\"g\",\"arguments\":\"{}\"}"),
                                call("\"index\":0,\"function\":{\"arguments\":\"1}\"}")))
                .containsExactly(
                        begin(0, "c", "f"),
                        write(0, "{\"a\":"),
                        begin(1, "d", "g"),
                        write(1, "{}"),
                        write(0, "1}"),
                        end(0),
                        end(1),
                        over(Reason.TOOL_CALLS));
    }

    @Test
    void tellsCallsApartThatAllHaveTheIndexNought() {
        var events =
                deltas(
                        call("\"index\":0,\"id\":\"c\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}"),
                        call("\"index\":0,\"id\":\"d\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}"));
        assertThat(events).contains(begin(0, "c", "f"), begin(1, "d", "f"));
    }

    @Test
    void makesIdsForCallsWithoutOne() {
        var events =
                deltas(
                        call("\"index\":0,\"id\":\"\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}"),
                        call("\"index\":0,\"id\":\"\",\"function\":{\"name\":\"g\",\"arguments\":\"{}\"}"));
        assertThat(events).contains(begin(0, "call_a0_0", "f"), begin(1, "call_a0_1", "g"));
    }

    @Test
    void goesOnWithACallWhoseNameAndIdAreRepeated() {
        var events =
                deltas(
                        call("\"index\":0,\"id\":\"c\",\"function\":{\"name\":\"f\",\"arguments\":\"{\"}"),
                        call("\"index\":0,\"id\":\"c\",\"function\":{\"name\":\"f\",\"arguments\":\"}\"}"));
        assertThat(events)
                .containsExactly(begin(0, "c", "f"), write(0, "{"), write(0, "}"), end(0), over(Reason.TOOL_CALLS));
    }

    @Test
    void goesOnWithACallWhosePiecesHaveOtherIds() {
        var events =
                deltas(
                        call("\"index\":0,\"id\":\"c\",\"function\":{\"name\":\"f\",\"arguments\":\"{\"}"),
                        call("\"index\":0,\"id\":\"d\",\"function\":{\"arguments\":\"}\"}"));
        assertThat(events).filteredOn(BlockStart.class::isInstance).hasSize(1);
    }

    @Test
    void goesOnWithTheLastCallWherePiecesHaveNoIndex() {
        var events =
                deltas(
                        call("\"id\":\"c\",\"function\":{\"name\":\"f\",\"arguments\":\"{\"}"),
                        call("\"function\":{\"arguments\":\"}\"}"),
                        call("\"id\":\"d\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}"));
        assertThat(events).contains(begin(0, "c", "f"), write(0, "}"), begin(1, "d", "f"));
    }

    @Test
    void waitsForTheNameOfACall() {
        var events =
                deltas(
                        call("\"index\":0,\"id\":\"c\",\"function\":{\"arguments\":\"{\"}"),
                        call("\"index\":0,\"function\":{\"name\":\"f\",\"arguments\":\"}\"}"));
        assertThat(events).containsExactly(begin(0, "c", "f"), write(0, "{}"), end(0), over(Reason.TOOL_CALLS));
    }

    @Test
    void readsCustomAndOlderCalls() {
        var custom =
                call("\"index\":0,\"id\":\"c\",\"type\":\"custom\",\"custom\":{\"name\":\"run\",\"input\":\"1+1\"}");
        var tool = new ToolRef(ToolKind.CUSTOM, null, "run");
        assertThat(deltas(custom))
                .contains(new BlockStart(0, 0, new Block.CallBlock("c", tool, null)), write(0, "1+1"));
        assertThat(
                        deltas(
                                "{\"function_call\":{\"name\":\"f\",\"arguments\":\"{\"}}",
                                "{\"function_call\":{\"arguments\":\"}\"}}"))
                .containsExactly(
                        begin(0, "call_a0_0", "f"), write(0, "{"), write(0, "}"), end(0), over(Reason.TOOL_CALLS));
    }

    @Test
    void readsReasoningUnderEachOfItsNames() {
        assertThat(
                        deltas(
                                "{\"reasoning_content\":\"a\"}",
                                "{\"reasoning\":\"b\",\"content\":null}",
                                "{\"content\":\"c\"}"))
                .containsExactly(
                        thought(0),
                        write(0, "a"),
                        write(0, "b"),
                        end(0),
                        text(1),
                        write(1, "c"),
                        end(1),
                        over(Reason.END));
    }

    @Test
    void beginsAnotherThoughtBehindASeal() {
        var events =
                deltas(
                        "{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"a\",\"index\":0}]}",
                        "{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"signature\":\"s\",\"index\":0}]}",
                        "{\"reasoning_details\":[{\"type\":\"reasoning.encrypted\",\"data\":\"x\",\"index\":1}]}");
        assertThat(events).contains(thought(0), thought(1));
        assertThat(events).filteredOn(event -> event instanceof BlockDelta(_, _, Delta.Sealed _)).hasSize(2);
    }

    @Test
    void readsPartsOfASummary() {
        var events =
                deltas(
                        "{\"reasoning_details\":[{\"type\":\"reasoning.summary\",\"summary\":\"a\",\"index\":0}]}",
                        "{\"reasoning_details\":[{\"type\":\"reasoning.summary\",\"summary\":\"b\",\"index\":0}]}",
                        "{\"reasoning_details\":[{\"type\":\"reasoning.summary\",\"summary\":\"c\",\"index\":1}]}");
        assertThat(events)
                .contains(
                        new BlockDelta(0, 0, new Delta.Summarised(0, "b")),
                        new BlockDelta(0, 0, new Delta.Summarised(1, "c")));
    }

    @Test
    void readsMistralsAndGooglesReasoningInTheContent() {
        var mistral = "{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"a\"}]}]}";
        assertThat(deltas(mistral, "{\"content\":\"b\"}"))
                .containsExactly(thought(0), write(0, "a"), end(0), text(1), write(1, "b"), end(1), over(Reason.END));
        var google = "{\"content\":\"<thought>a\",\"extra_content\":{\"google\":{\"thought\":true}}}";
        assertThat(deltas(google, "{\"content\":\"</thought>b\"}"))
                .containsExactly(thought(0), write(0, "a"), end(0), text(1), write(1, "b"), end(1), over(Reason.END));
    }

    @Test
    void readsSoundPicturesAndRefusals() {
        var events =
                deltas(
                        "{\"audio\":{\"id\":\"s\",\"transcript\":\"Hi\"}}",
                        "{\"audio\":{\"data\":\"AA==\"}}",
                        "{\"images\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://example.com/a.png\"}}]}",
                        "{\"refusal\":\"No.\"}");
        assertThat(events)
                .contains(
                        new BlockStart(0, 0, new Block.AudioBlock("s", null)),
                        new BlockDelta(0, 0, new Delta.Sounded("AA==", null)),
                        new BlockStart(0, 2, new Block.RefusalBlock()),
                        over(Reason.REFUSAL));
    }

    @Test
    void keepsChoicesApart() {
        var events =
                Wire.decode(
                        List.of(
                                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}",
                                "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"b\"}},{\"index\":0,\"delta\":{\"content\":\"c\"}}]}",
                                "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}",
                                "{\"choices\":[{\"index\":1,\"delta\":{},\"finish_reason\":\"length\"}]}"));
        EventGrammar.check(events);
        assertThat(events)
                .contains(write(0, "c"), new CandidateEnd(1, Stop.of(Reason.MAX_TOKENS)), new StreamEvent.End());
    }

    @Test
    void doesNotTakeACutStreamForAWhole() {
        var cut = List.of("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}");
        assertThat(Wire.decode(cut)).doesNotContain(new StreamEvent.End());
        assertThat(Wire.decode(List.of(cut.getFirst(), Wire.DONE))).doesNotContain(new StreamEvent.End());
    }

    @Test
    void takesAFinishAndTheEndOfTheBodyForAnEnd() {
        var whole = List.of("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}");
        assertThat(Wire.decode(whole).getLast()).isEqualTo(new StreamEvent.End());
    }

    @Test
    void findsUsageWhereverItIs() {
        var usage = "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3}";
        var report = new UsageReport(new Usage(1, 0, 0, 2, 0));
        for (var chunk :
                List.of(
                        "{\"choices\":[],%s}",
                        "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],%s}",
                        "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\",%s}]}",
                        "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"x_groq\":{%s}}")) {
            assertThat(Wire.decode(List.of(chunk.formatted(usage)))).contains(report);
        }
    }

    @Test
    void endsWithAnErrorAndNothingBehindIt() {
        var events =
                Wire.decode(
                        List.of(
                                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}",
                                "{\"error\":{\"message\":\"slow down\",\"type\":\"rate_limit_error\",\"code\":429}}",
                                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"b\"}}]}",
                                Wire.DONE));
        assertThat(events.getLast())
                .isEqualTo(new StreamEvent.Failed(new UpstreamError("rate_limit_error", "slow down", 429)));
        var payloads = encode(events);
        assertThat(payloads.getLast())
                .isEqualTo(
                        "{\"error\":{\"message\":\"slow"
                            + " down\",\"type\":\"rate_limit_error\",\"param\":null,\"code\":\"rate_limit_error\"}}");
        ChunkGrammar.check(payloads, true);
    }

    @Test
    void readsErrorsWithoutAnObjectAroundThem() {
        for (var error : List.of("{\"error\":\"bad\"}", "{\"object\":\"error\",\"message\":\"bad\",\"code\":500}")) {
            assertThat(Wire.decode(List.of(error))).singleElement().isInstanceOf(StreamEvent.Failed.class);
        }
    }

    @Test
    void tellsUsageOnlyToWhomAsksForIt() {
        var events = Wire.decode(Wire.payloads(Wire.resource("stream.sse")));
        var quiet =
                Wire.context("{\"model\":\"m\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
        assertThat(Wire.encode(events, quiet)).noneMatch(chunk -> chunk.contains("\"usage\""));
    }

    @Test
    void answersOlderClientsWithOneFunctionCall() {
        var older =
                Wire.context(
                        """
                        {"model": "m", "stream": true, "functions": [{"name": "weigh"}],
                         "messages": [{"role": "user", "content": "Hi"}]}
                        """);
        var payloads = String.join("", Wire.encode(Wire.decode(Wire.payloads(Wire.resource("stream.sse"))), older));
        assertThat(payloads).contains("\"function_call\":{\"name\":\"weigh\"", "\"finish_reason\":\"function_call\"");
        assertThat(payloads).doesNotContain("tool_calls", "\"name\":\"name\"");
    }

    @Test
    void numbersElementsOfReasoningByWhatTheyAre() {
        var seal = new Seal(Dialect.OPENAI_RESPONSES, Seal.Kind.CONTENT, "x");
        var payloads =
                encode(
                        List.of(
                                START,
                                new BlockStart(0, 0, new Block.ThoughtBlock("rs_1")),
                                new BlockDelta(0, 0, new Delta.Summarised(0, "a")),
                                new BlockDelta(0, 0, new Delta.Summarised(1, "b")),
                                new BlockDelta(0, 0, new Delta.Sealed(seal)),
                                end(0)));
        assertThat(Wire.json(payloads.get(2)).at("/choices/0/delta/reasoning_content").asText()).isEqualTo("\n\nb");
        assertThat(Wire.json(payloads.get(2)).at("/choices/0/delta/reasoning_details/0/index").asInt()).isEqualTo(1);
        var sealed = Wire.json(payloads.get(3)).at("/choices/0/delta/reasoning_details/0");
        assertThat(sealed.path("index").asInt()).isEqualTo(2);
        assertThat(sealed.path("id").asText()).isEqualTo("rs_1");
    }

    @Test
    void givesACallWithoutArgumentsAnEmptyObject() {
        var payloads = encode(List.of(START, begin(0, "c", "f"), end(0)));
        assertThat(payloads.getLast()).contains("\"arguments\":\"{}\"");
    }

    @Test
    void writesCitationsWhereTheTextStandsInTheWhole() {
        var citation =
                new Citation("https://example.com", null, 0, 2, null, Dialect.ANTHROPIC_MESSAGES, Upstream.object());
        var payloads =
                encode(
                        List.of(
                                START,
                                text(0),
                                write(0, "abc"),
                                end(0),
                                text(1),
                                write(1, "de"),
                                new BlockDelta(0, 1, new Delta.Cited(citation)),
                                end(1)));
        var about = Wire.json(payloads.getLast()).at("/choices/0/delta/annotations/0/url_citation");
        assertThat(about.path("start_index").asInt()).isEqualTo(3);
        assertThat(about.path("end_index").asInt()).isEqualTo(5);
    }
}

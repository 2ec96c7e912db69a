package io.torouter.translation.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.answer.UpstreamError;
import io.torouter.canonical.Block;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Media;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Source;
import io.torouter.canonical.Stop;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.StreamEvent.BlockDelta;
import io.torouter.canonical.StreamEvent.BlockEnd;
import io.torouter.canonical.StreamEvent.BlockStart;
import io.torouter.canonical.StreamEvent.CandidateEnd;
import io.torouter.canonical.StreamEvent.End;
import io.torouter.canonical.StreamEvent.Failed;
import io.torouter.canonical.StreamEvent.Ping;
import io.torouter.canonical.StreamEvent.Start;
import io.torouter.canonical.StreamEvent.UsageReport;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolRef;
import io.torouter.dialect.Dialect;
import io.torouter.translation.CallIds;
import io.torouter.translation.SealedText;
import io.torouter.usage.Usage;

import org.junit.jupiter.api.Test;

import java.util.List;

class AnthropicStreamsTest {
    private static final List<ObjectNode> SAMPLE = Sse.events(Bodies.sample("stream.sse"));
    private static final Start START = new Start("up", "other", new Usage(3, 0, 0, 0, 0), null);
    private static final Stop STOPPED = Stop.of(Stop.Reason.END);

    private static List<String> types(List<ObjectNode> events) {
        return events.stream().map(event -> event.path("type").asText()).toList();
    }

    private static StreamEvent text(String text) {
        return new BlockDelta(0, 0, new Delta.Written(text));
    }

    private static StreamEvent end(Usage usage) {
        return new UsageReport(usage);
    }

    private static String deltas(List<ObjectNode> events, String member) {
        var all = new StringBuilder();
        events.forEach(event -> all.append(event.path("delta").path(member).asText("")));
        return all.toString();
    }

    @Test
    void aStreamSaysTheSameWhenItComesOut() {
        var written = Sse.encoded(Sse.decoded(SAMPLE));
        assertThat(Message.of(written)).isEqualTo(Message.of(SAMPLE));
        assertThat(Sse.violations(written)).isEmpty();
    }

    @Test
    void blocksAreNumberedAsTheyBegin() {
        assertThat(Sse.decoded(SAMPLE).stream().filter(BlockStart.class::isInstance).map(BlockStart.class::cast))
                .extracting(BlockStart::block)
                .containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void usageOfTheStartStaysWhereTheEndDoesNotSayIt() {
        assertThat(Sse.decoded(SAMPLE)).contains(new UsageReport(new Usage(10, 5, 7, 18, 12)));
    }

    @Test
    void aStreamThatIsCutHasNoEnd() {
        for (int cut = 0; cut < SAMPLE.size(); cut++) {
            var decoded = Sse.decoded(SAMPLE.subList(0, cut));
            assertThat(decoded).doesNotHaveAnyElementsOfTypes(End.class);
            assertThat(Sse.violations(Sse.encoded(decoded))).isEmpty();
        }
    }

    @Test
    void anErrorInsideIsReadWithItsStatus() {
        var error =
                Bodies.json(
                        """
                        {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}
                        """);
        assertThat(Sse.decoded(List.of(error)))
                .containsExactly(new Failed(new UpstreamError("overloaded_error", "Overloaded", 529)));
    }

    @Test
    void anInputThatStandsAtTheStartIsTold() {
        var events =
                Sse.events(
                        """
                        data: {"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"a","name":"b","input":{"c":1}}}
                        data: {"type":"content_block_stop","index":0}
                        """);
        assertThat(Sse.decoded(events)).contains(new BlockDelta(0, 0, new Delta.Written("{\"c\":1}")));
    }

    @Test
    void theReasonToStopWaitsForTheLastUsage() {
        var written =
                Sse.encoded(
                        List.of(
                                START,
                                new BlockStart(0, 0, new Block.TextBlock()),
                                text("hi"),
                                new BlockEnd(0, 0),
                                new CandidateEnd(0, STOPPED),
                                end(new Usage(9, 2, 1, 4, 6)),
                                new End()));
        assertThat(types(written))
                .containsExactly(
                        "message_start",
                        "content_block_start",
                        "content_block_delta",
                        "content_block_stop",
                        "message_delta",
                        "message_stop");
        assertThat(written.get(0).path("message").path("usage").path("input_tokens").asInt()).isEqualTo(3);
        assertThat(written.get(4).path("usage").toString())
                .isEqualTo(
                        """
                        {"input_tokens":9,"cache_creation_input_tokens":1,"cache_read_input_tokens":2,\
                        "output_tokens":10,"output_tokens_details":{"thinking_tokens":6}}\
                        """);
    }

    @Test
    void whatStaysInTheCacheForLongIsCountedApartAndStaysCounted() {
        var usage = new Usage(3, 0, 30, 0, 0, new Usage.Detail(20, 0, 0, 0, 0));

        var written = Sse.encoded(List.of(new Start("a", "b", usage, null), end(usage), new End()));

        assertThat(written.getFirst().at("/message/usage/cache_creation").toString())
                .isEqualTo("{\"ephemeral_5m_input_tokens\":10,\"ephemeral_1h_input_tokens\":20}");
        assertThat(Sse.decoded(written)).contains(new UsageReport(usage));
    }

    @Test
    void theInputIsGuessedAtTheStartAndSaidAtTheEnd() {
        var late = Sse.encoded(List.of(new Start("a", "b", null, null), end(new Usage(9, 2, 1, 4, 6)), new End()));

        assertThat(late.get(0).at("/message/usage/input_tokens").asInt()).isEqualTo(Bodies.GUESS);
        assertThat(late.get(1).at("/usage/input_tokens").asInt()).isEqualTo(9);
    }

    @Test
    void aGuessThatNobodyMendsStands() {
        var silent = Sse.encoded(List.of(new BlockStart(0, 0, new Block.TextBlock()), new End()));
        var delta = silent.get(silent.size() - 2);

        assertThat(silent.get(0).at("/message/usage/input_tokens").asInt()).isEqualTo(Bodies.GUESS);
        assertThat(delta.at("/usage/input_tokens").isNull()).isTrue();
        assertThat(delta.at("/usage/output_tokens").asInt(-1)).isZero();
    }

    @Test
    void whatIsOpenIsClosedAtTheEnd() {
        var written = Sse.encoded(List.of(new BlockStart(0, 0, new Block.TextBlock()), text("hi"), new End()));
        assertThat(Sse.violations(written)).isEmpty();
        assertThat(types(written)).endsWith("content_block_stop", "message_delta", "message_stop");
    }

    @Test
    void aSealStandsBehindTheThoughtAndBeforeItsEnd() {
        var seal = new Seal(Dialect.GEMINI_GENERATE, Seal.Kind.SIGNATURE, "sig");
        var written =
                Sse.encoded(
                        List.of(
                                START,
                                new BlockStart(0, 0, new Block.ThoughtBlock(null)),
                                new BlockDelta(0, 0, new Delta.Sealed(seal)),
                                text("hm"),
                                new BlockEnd(0, 0)));
        assertThat(written.get(3).path("delta").path("signature").asText()).isEqualTo(SealedText.wrapped(seal));
        assertThat(types(written)).endsWith("content_block_delta", "content_block_delta", "content_block_stop");
    }

    @Test
    void partsOfASummaryAreShownWithALineBetweenThem() {
        var written =
                Sse.encoded(
                        List.of(
                                new BlockStart(0, 0, new Block.ThoughtBlock("rs")),
                                new BlockDelta(0, 0, new Delta.Summarised(0, "a")),
                                new BlockDelta(0, 0, new Delta.Summarised(0, "b")),
                                new BlockDelta(0, 0, new Delta.Summarised(1, "c")),
                                new BlockDelta(0, 0, new Delta.Written("raw"))));
        assertThat(deltas(written, "thinking")).isEqualTo("ab\n\nc");
    }

    @Test
    void aCallStopsAsOneWithItsSealInItsId() {
        var seal = new Seal(Dialect.GEMINI_GENERATE, Seal.Kind.SIGNATURE, "sig");
        var written =
                Sse.encoded(
                        List.of(
                                START,
                                new BlockStart(0, 0, new Block.CallBlock("c", ToolRef.function("look"), seal)),
                                text("{\"a\":"),
                                text("1}"),
                                new BlockEnd(0, 0),
                                new CandidateEnd(0, STOPPED),
                                new End()));
        var block = written.get(1).path("content_block");
        assertThat(block.path("id").asText()).isEqualTo(CallIds.attach("c", seal));
        assertThat(deltas(written, "partial_json")).isEqualTo("{\"a\":1}");
        assertThat(deltas(written, "stop_reason")).isEqualTo("tool_use");
        assertThat(Sse.violations(written)).isEmpty();
    }

    @Test
    void freeTextOfACallStandsInAnObject() {
        var tool = new ToolRef(ToolKind.CUSTOM, null, "query");
        var written =
                Sse.encoded(
                        List.of(
                                START,
                                new BlockStart(0, 0, new Block.CallBlock("c", tool, null)),
                                text("SELECT \"a\""),
                                text("\nFROM b"),
                                new BlockEnd(0, 0),
                                new CandidateEnd(0, STOPPED),
                                new End()));
        assertThat(Bodies.json(deltas(written, "partial_json")).path("input").asText())
                .isEqualTo("SELECT \"a\"\nFROM b");
        assertThat(Sse.violations(written)).isEmpty();
    }

    @Test
    void onlyTheFirstCandidateIsTold() {
        var written =
                Sse.encoded(
                        List.of(
                                START,
                                new BlockStart(0, 0, new Block.TextBlock()),
                                new BlockStart(1, 0, new Block.TextBlock()),
                                new BlockDelta(1, 0, new Delta.Written("b")),
                                text("a"),
                                new BlockEnd(1, 0),
                                new CandidateEnd(1, Stop.of(Stop.Reason.MAX_TOKENS)),
                                new BlockEnd(0, 0),
                                new CandidateEnd(0, STOPPED),
                                new End()));
        assertThat(deltas(written, "text")).isEqualTo("a");
        assertThat(deltas(written, "stop_reason")).isEqualTo("end_turn");
        assertThat(Sse.violations(written)).isEmpty();
    }

    @Test
    void whatHasNoPlaceLeavesNoGapInTheIndexes() {
        var image = new Media(Media.Kind.IMAGE, new Source.Inline("image/png", "AAAA"));
        var redacted =
                new Thought(
                        null, List.of(), "", new Seal(Dialect.ANTHROPIC_MESSAGES, Seal.Kind.CONTENT, "r"), Extras.NONE);
        var written =
                Sse.encoded(
                        List.of(
                                START,
                                new BlockStart(0, 0, new Block.WholeBlock(image)),
                                new BlockEnd(0, 0),
                                new BlockStart(0, 1, new Block.AudioBlock("a", null)),
                                new BlockDelta(0, 1, new Delta.Sounded("AAAA", null)),
                                new BlockDelta(0, 1, new Delta.Sounded(null, "la")),
                                new BlockEnd(0, 1),
                                new BlockStart(0, 2, new Block.WholeBlock(redacted)),
                                new BlockEnd(0, 2),
                                new CandidateEnd(0, STOPPED),
                                new End()));
        assertThat(Sse.violations(written)).isEmpty();
        assertThat(deltas(written, "text")).isEqualTo("la");
        assertThat(written.get(4).path("content_block").toString())
                .isEqualTo("{\"type\":\"redacted_thinking\",\"data\":\"r\"}");
    }

    @Test
    void anErrorIsTheLastThatIsSaid() {
        var error = new UpstreamError("RESOURCE_EXHAUSTED", "too many", 429);
        var written = Sse.encoded(List.of(START, new Failed(error), new Ping(), new End()));
        assertThat(types(written)).containsExactly("message_start", "error");
        assertThat(written.get(1).path("error").toString())
                .isEqualTo("{\"type\":\"rate_limit_error\",\"message\":\"too many\"}");
    }

    @Test
    void pingsGoOnBehindTheStart() {
        assertThat(types(Sse.encoded(List.of(new Ping(), START, new Ping())))).containsExactly("message_start", "ping");
    }
}

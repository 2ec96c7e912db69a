package io.torouter.translation.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.answer.UpstreamError;
import io.torouter.canonical.Block;
import io.torouter.canonical.Citation;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Media;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Source;
import io.torouter.canonical.Stop;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.StreamEvent.BlockDelta;
import io.torouter.canonical.StreamEvent.BlockEnd;
import io.torouter.canonical.StreamEvent.BlockStart;
import io.torouter.canonical.StreamEvent.CandidateEnd;
import io.torouter.canonical.TokenLogprob;
import io.torouter.canonical.ToolRef;
import io.torouter.dialect.Dialect;
import io.torouter.grammar.Rules;
import io.torouter.grammar.StreamChecker;
import io.torouter.translation.SealedText;
import io.torouter.translation.StreamDecoder;
import io.torouter.usage.Usage;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class GeminiStreamsTest {
    private static final StreamEvent START = new StreamEvent.Start("u", "m", null, null);
    private static final Seal SEAL = new Seal(Dialect.ANTHROPIC_MESSAGES, Seal.Kind.SIGNATURE, "s");
    private static final Seal OWN = new Seal(Dialect.GEMINI_GENERATE, Seal.Kind.SIGNATURE, "c2ln");

    private static List<StreamEvent> read(String... parts) {
        var events = new ArrayList<StreamEvent>();
        StreamDecoder decoder = new GeminiStreams().decoder();
        for (var part : parts) {
            decoder = decoder.step("", chunk(part), events::add);
        }
        decoder.end(events::add);
        return events;
    }

    /** A chunk of candidate 0, of the parts and what follows them in it. */
    private static JsonNode chunk(String parts) {
        return Bodies.json(
                parts.startsWith("{\"")
                        ? parts
                        : "{\"responseId\": \"r\", \"candidates\": [{\"content\": {\"parts\": ["
                                + parts.replace('\'', '"')
                                + "}]}");
    }

    private static BlockDelta written(int block, String text) {
        return new BlockDelta(0, block, new Delta.Written(text));
    }

    @Test
    void readsTextAndThoughtAsBlocksThatEndWhenAnotherBegins() {
        assertThat(
                        read(
                                "{'text': 'a', 'thought': true}]}",
                                "{'text': 'b', 'thought': true}, {'text': 'c'}]}",
                                "{'text': 'd', 'thoughtSignature': 'c2ln'}]}, 'finishReason': 'STOP'"))
                .containsExactly(
                        new StreamEvent.Start("r", null, null, null),
                        new BlockStart(0, 0, new Block.ThoughtBlock(null)),
                        written(0, "a"),
                        written(0, "b"),
                        new BlockEnd(0, 0),
                        new BlockStart(0, 1, new Block.TextBlock()),
                        written(1, "c"),
                        written(1, "d"),
                        new BlockDelta(0, 1, new Delta.Sealed(OWN)),
                        new BlockEnd(0, 1),
                        new CandidateEnd(0, Stop.of(Stop.Reason.END)),
                        new StreamEvent.End());
    }

    @Test
    void readsCallsWholeAndLetsThemStopTheAnswer() {
        assertThat(
                        read(
                                "{'functionCall': {'name': 'f', 'args': {'x': 1}}, 'thoughtSignature': 'c2ln'}]}",
                                "{'text': ''}]}, 'finishReason': 'STOP'"))
                .containsSubsequence(
                        new BlockStart(0, 0, new Block.CallBlock("call_g_r_0_0", ToolRef.function("f"), OWN)),
                        written(0, "{\"x\":1}"),
                        new BlockEnd(0, 0),
                        new CandidateEnd(0, Stop.of(Stop.Reason.TOOL_CALLS)));
    }

    @Test
    void readsArgumentsThatComeInPieces() {
        assertThat(
                        read(
                                "{'functionCall': {'name': 'f', 'willContinue': true}}]}",
                                "{'functionCall': {'partialArgs': [{'jsonPath': '$.a.b[1].c', 'stringValue': 'x',"
                                        + " 'willContinue': true}], 'willContinue': true}}]}",
                                "{'functionCall': {'partialArgs': [{'jsonPath': '$.a.b[1].c', 'stringValue': 'y'},"
                                        + " {'jsonPath': '$.n', 'numberValue': 2}], 'willContinue': true}}]}",
                                "{'functionCall': {}}]}, 'finishReason': 'STOP'"))
                .contains(written(0, "{\"a\":{\"b\":[null,{\"c\":\"xy\"}]},\"n\":2}"));
    }

    @Test
    void givesALoneSignatureToWhatCameBefore() {
        assertThat(read("{'text': 'a'}]}", "{'text': '', 'thoughtSignature': 'c2ln'}]}, 'finishReason': 'STOP'"))
                .containsSubsequence(written(0, "a"), new BlockDelta(0, 0, new Delta.Sealed(OWN)), new BlockEnd(0, 0));
    }

    @Test
    void readsSoundAsABlockThatGrows() {
        var sound = "{'inlineData': {'mimeType': 'audio/pcm', 'data': 'AA=='}}]}";
        assertThat(read(sound, sound + ", 'finishReason': 'STOP'").stream().filter(BlockDelta.class::isInstance))
                .hasSize(2)
                .containsOnly(new BlockDelta(0, 0, new Delta.Sounded("AA==", null)));
    }

    @Test
    void readsPlacesInTheTextOfAllChunks() {
        var grounding =
                ", 'finishReason': 'STOP', 'groundingMetadata': {'groundingChunks': [{'web': {'uri': 'u'}}],"
                        + " 'groundingSupports': [{'segment': {'startIndex': 3, 'endIndex': 6, 'text': '€'},"
                        + " 'groundingChunkIndices': [0]}]}";
        assertThat(read("{'text': 'ä '}]}", "{'text': '€'}]}" + grounding))
                .filteredOn(
                        event -> event instanceof BlockDelta(_, _, Delta.Cited(var citation)) && citation.start() == 2)
                .hasSize(1);
    }

    @Test
    void endsOnlyWhenEveryCandidateStopped() {
        assertThat(read("{'text': 'a'}]}")).last().isEqualTo(written(0, "a"));
        assertThat(read()).isEmpty();
        assertThat(read("{'text': 'a'}]}, 'finishReason': 'STOP'", "{'text': 'b'}]}, 'finishReason': 'MAX_TOKENS'"))
                .contains(written(0, "b"), new CandidateEnd(0, Stop.of(Stop.Reason.MAX_TOKENS)), new StreamEvent.End());
        var two = "{\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"b\"}]}, \"index\": 1}]}";
        assertThat(read("{'text': 'a'}]}, 'finishReason': 'STOP'", two)).doesNotContain(new StreamEvent.End());
    }

    @Test
    void readsErrorsAndNothingBehindThem() {
        var error = "{\"error\": {\"code\": 503, \"message\": \"busy\", \"status\": \"UNAVAILABLE\"}}";
        assertThat(read("{'text': 'a'}]}, 'finishReason': 'STOP'", error, "{'text': 'b'}]}"))
                .last()
                .isEqualTo(new StreamEvent.Failed(new UpstreamError("UNAVAILABLE", "busy", 503)));
    }

    @Test
    void readsABlockedPrompt() {
        assertThat(read("{\"promptFeedback\": {\"blockReason\": \"SAFETY\"}}"))
                .contains(
                        new CandidateEnd(0, new Stop(Stop.Reason.CONTENT_FILTER, null, "SAFETY")),
                        new StreamEvent.End());
    }

    @Test
    void keepsTheLastCounts() {
        var last =
                "{\"candidates\": [{\"finishReason\": \"STOP\"}], \"usageMetadata\": {\"promptTokenCount\": 5,"
                        + " \"candidatesTokenCount\": 6, \"thoughtsTokenCount\": 1, \"totalTokenCount\": 12}}";
        assertThat(read("{'text': 'a'}]}", last)).contains(new StreamEvent.UsageReport(new Usage(5, 0, 0, 6, 1)));
    }

    /** A bit of everything that upstreams of other dialects send. */
    private static List<StreamEvent> all() {
        var image = new Media(Media.Kind.IMAGE, new Source.Inline("image/png", "AA=="));
        var citation = new Citation("https://a.example/", null, 0, 2, null, Dialect.OPENAI_CHAT, Bodies.json("{}"));
        return List.of(
                START,
                new StreamEvent.Ping(),
                new BlockStart(0, 0, new Block.ThoughtBlock("t")),
                new BlockDelta(0, 0, new Delta.Summarised(0, "one")),
                new BlockDelta(0, 0, new Delta.Summarised(1, "two")),
                new BlockDelta(0, 0, new Delta.Sealed(SEAL)),
                new BlockEnd(0, 0),
                new BlockStart(0, 1, new Block.TextBlock()),
                written(1, "hé"),
                new BlockDelta(0, 1, new Delta.Cited(citation)),
                new BlockDelta(0, 1, new Delta.Logprobs(List.of(new TokenLogprob("h", -1, null, List.of())))),
                new BlockEnd(0, 1),
                new BlockStart(0, 2, new Block.CallBlock("c", ToolRef.function("f"), null)),
                written(2, "{\"a\""),
                written(2, ":1}"),
                new BlockEnd(0, 2),
                new BlockStart(0, 3, new Block.WholeBlock(image)),
                new BlockEnd(0, 3),
                new BlockStart(0, 4, new Block.AudioBlock(null, null)),
                new BlockDelta(0, 4, new Delta.Sounded("AA==", "beep")),
                new BlockEnd(0, 4),
                new BlockStart(0, 5, new Block.RefusalBlock()),
                written(5, "no"),
                new BlockEnd(0, 5),
                new CandidateEnd(0, Stop.of(Stop.Reason.TOOL_CALLS)),
                new StreamEvent.UsageReport(new Usage(1, 2, 3, 4, 5)),
                new StreamEvent.End());
    }

    private static List<String> encoded(List<StreamEvent> events) {
        var sink = new Chunks();
        sink.write(new GeminiStreams().encoder(Bodies.context()), events);
        return sink.texts();
    }

    private static String part(String json) {
        var part = json.replace('\'', '"');
        return "{\"candidates\":[{\"content\":{\"parts\":["
                + part
                + "],\"role\":\"model\"},\"index\":0}],\"modelVersion\":\"gemini\",\"responseId\":\"r1\"}";
    }

    @Test
    void writesEachPieceAsAChunkOfItsOwn() {
        assertThat(encoded(all()).subList(0, 4))
                .containsExactly(
                        part("{'text':'one','thought':true}"),
                        part("{'text':'\\n\\ntwo','thought':true}"),
                        part("{'text':'','thought':true,'thoughtSignature':'" + SealedText.wrapped(SEAL) + "'}"),
                        part("{'text':'hé'}"));
        assertThat(encoded(all()))
                .contains(
                        part("{'functionCall':{'id':'c','name':'f','args':{'a':1}}}"),
                        part("{'inlineData':{'mimeType':'image/png','data':'AA=='}}"));
    }

    @Test
    void writesTheEndWithUsageAndGrounding() {
        assertThat(encoded(all()))
                .last()
                .isEqualTo(
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"\"}],\"role\":\"model\"},\"finishReason\":\"STOP\",\"index\":0,"
                            + "\"groundingMetadata\":{\"groundingChunks\":[{\"web\":{\"uri\":\"https://a.example/\"}}],\"groundingSupports\":"
                            + "[{\"segment\":{\"endIndex\":3,\"text\":\"hé\"},\"groundingChunkIndices\":[0]}]}}],"
                            + "\"usageMetadata\":{\"promptTokenCount\":6,\"cachedContentTokenCount\":2,\"candidatesTokenCount\":4,"
                            + "\"thoughtsTokenCount\":5,\"totalTokenCount\":15},\"modelVersion\":\"gemini\",\"responseId\":\"r1\"}");
    }

    @Test
    void endsWellFormedWhereverTheUpstreamFails() {
        var failed = new StreamEvent.Failed(new UpstreamError("overloaded_error", "busy", 529));
        for (int i = 0; i <= all().size() - 1; i++) {
            var events = new ArrayList<>(all().subList(0, i));
            events.add(failed);
            events.add(new StreamEvent.End());
            var chunks = encoded(events);
            assertThat(chunks)
                    .last()
                    .isEqualTo("{\"error\":{\"code\":503,\"message\":\"busy\",\"status\":\"UNAVAILABLE\"}}");
            assertThat(violations(chunks)).isEmpty();
        }
        assertThat(violations(encoded(all()))).isEmpty();
    }

    private static List<String> violations(List<String> chunks) {
        var violations = new ArrayList<String>();
        StreamChecker checker = StreamChecker.of(Dialect.GEMINI_GENERATE, Rules.OURS);
        for (var chunk : chunks) {
            checker = checker.step("", Bodies.json(chunk), violations::add);
        }
        checker.end(violations::add);
        return violations;
    }

    @Test
    void writesSeveralCandidatesWithOneEnd() {
        var events = new ArrayList<StreamEvent>(List.of(START));
        for (int i = 0; i < 2; i++) {
            events.add(new BlockStart(i, 0, new Block.TextBlock()));
            events.add(new BlockDelta(i, 0, new Delta.Written("t" + i)));
            events.add(new BlockEnd(i, 0));
            events.add(new CandidateEnd(i, Stop.of(Stop.Reason.END)));
        }
        events.add(new StreamEvent.End());
        var chunks = encoded(events);
        assertThat(chunks).hasSize(3);
        assertThat(violations(chunks)).isEmpty();
    }
}

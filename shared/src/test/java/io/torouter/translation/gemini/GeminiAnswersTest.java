package io.torouter.translation.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Answer.Candidate;
import io.torouter.canonical.Citation;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Seal;
import io.torouter.canonical.ServiceTier;
import io.torouter.canonical.Stop;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.TokenLogprob;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolRef;
import io.torouter.dialect.Dialect;
import io.torouter.translation.SealedText;
import io.torouter.translation.Untranslatable;
import io.torouter.usage.Usage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

final class GeminiAnswersTest {
    private final Drops drops = Bodies.drops();

    private static Answer read() {
        return new GeminiAnswers().decode((ObjectNode) Bodies.resource("answer.json"));
    }

    private JsonNode written(Answer answer) {
        return Bodies.json(new GeminiAnswers().encode(answer, Bodies.context(), drops).toString());
    }

    private static Answer answer(Stop stop, Part... parts) {
        var candidate = new Candidate(0, List.of(parts), stop, List.of(), Extras.NONE);
        return new Answer("up", "m", List.of(candidate), new Usage(10, 3, 2, 5, 4), null, Extras.NONE);
    }

    @Test
    void writesAnAnswerAsItWasRead() {
        assertThat(written(read())).isEqualTo(Bodies.resource("answer.json"));
        assertThat(drops.names()).isEmpty();
    }

    @Test
    void readsUsageInDisjointParts() {
        assertThat(read().usage()).isEqualTo(new Usage(65, 40, 0, 20, 7));
        assertThat(read().serviceTier()).isEqualTo(ServiceTier.FLEX);
    }

    @Test
    void readsPlacesInUnitsOfText() {
        var text = (Text) read().candidates().getFirst().parts().get(1);
        var citation = text.citations().getFirst();
        assertThat(citation.url()).isEqualTo("https://example.com/");
        assertThat(text.text().substring(citation.start(), citation.end())).isEqualTo("Größe: 3 m.");
    }

    @Test
    void readsTokensWithTheirAlternatives() {
        var token = read().candidates().getFirst().logprobs().getFirst();
        assertThat(token.token()).isEqualTo("Gr");
        assertThat(token.top()).extracting(TokenLogprob::token).containsExactly("Gr", "Kl");
    }

    @Test
    void keepsIdsOfTokensAndWhatIsUnknownOfAContent() {
        var candidate =
                Bodies.json(
                        """
                        {"content": {"parts": [{"text": "a"}], "role": "model", "mood": "calm"},
                         "finishReason": "STOP", "index": 0,
                         "logprobsResult": {
                           "topCandidates": [{"candidates": [{"token": "a", "tokenId": 7, "logProbability": -0.5}]}],
                           "chosenCandidates": [{"token": "a", "tokenId": 7, "logProbability": -0.5}]}}
                        """);
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray("candidates").add(candidate);
        assertThat(written(new GeminiAnswers().decode(body)).at("/candidates/0")).isEqualTo(candidate);
    }

    @Test
    void stopsForCallsWhatGeminiCallsAStop() {
        assertThat(read().candidates().getFirst().stop()).isEqualTo(Stop.of(Stop.Reason.TOOL_CALLS));
    }

    @ParameterizedTest
    @CsvSource({
        "MAX_TOKENS, MAX_TOKENS",
        "SAFETY, CONTENT_FILTER",
        "SPII, CONTENT_FILTER",
        "IMAGE_SAFETY, CONTENT_FILTER",
        "MALFORMED_FUNCTION_CALL, MALFORMED_CALL",
        "NO_IMAGE, OTHER",
        "SOMETHING_NEW, OTHER"
    })
    void readsAndWritesWordsOfStopping(String word, Stop.Reason reason) {
        var body = Bodies.json("{\"candidates\": [{\"content\": {}, \"finishReason\": \"" + word + "\"}]}");
        var answer = new GeminiAnswers().decode(body);
        assertThat(answer.candidates().getFirst().stop().reason()).isEqualTo(reason);
        var back = written(answer).at("/candidates/0/finishReason").asText();
        assertThat(back).isEqualTo(word.equals("SOMETHING_NEW") ? "OTHER" : word);
    }

    @Test
    void readsABlockedPromptAsAFilteredAnswer() {
        var body =
                Bodies.json(
                        "{\"promptFeedback\": {\"blockReason\": \"OTHER\"}, \"modelVersion\": \"gemini\","
                                + " \"responseId\": \"r1\"}");
        var answer = new GeminiAnswers().decode(body);
        assertThat(answer.candidates().getFirst().stop())
                .isEqualTo(new Stop(Stop.Reason.CONTENT_FILTER, null, "OTHER"));
        assertThat(written(answer)).isEqualTo(body);
    }

    @Test
    void makesIdsForCallsWithoutThem() {
        var body =
                Bodies.json(
                        """
                        {"responseId": "a b", "candidates": [{"content": {"parts": [
                          {"functionCall": {"name": "x"}}, {"functionCall": {"name": "x"}}]}}]}
                        """);
        assertThat(new GeminiAnswers().decode(body).candidates().getFirst().parts())
                .extracting(part -> ((ToolCall) part).id())
                .containsExactly("call_g_ab_0_0", "call_g_ab_0_1");
    }

    @Test
    void refusesWhatIsNoAnswer() {
        assertThatThrownBy(() -> new GeminiAnswers().decode(Bodies.json("{\"choices\": []}")))
                .isInstanceOf(Untranslatable.class);
    }

    @Test
    void writesForeignSealsForTheWayBack() {
        var seal = new Seal(Dialect.ANTHROPIC_MESSAGES, Seal.Kind.SIGNATURE, "s");
        var parts =
                written(answer(Stop.of(Stop.Reason.END), new Thought(null, List.of("a", "b"), "", seal, Extras.NONE)))
                        .at("/candidates/0/content/parts");
        assertThat(parts.get(0).get("text").asText()).isEqualTo("a\n\nb");
        assertThat(PartReader.seal(parts.get(0).get("thoughtSignature").asText())).isEqualTo(seal);
        assertThat(parts.get(0).get("thoughtSignature").asText()).isEqualTo(SealedText.wrapped(seal));
    }

    @Test
    void writesUsageTheWayGeminiAddsUp() {
        var json = written(answer(Stop.of(Stop.Reason.REFUSAL), new Refusal("No.")));
        assertThat(json.get("usageMetadata"))
                .isEqualTo(
                        Bodies.json(
                                """
                                {"promptTokenCount": 15, "cachedContentTokenCount": 3, "candidatesTokenCount": 5,
                                 "thoughtsTokenCount": 4, "totalTokenCount": 24}
                                """));
        assertThat(json.at("/candidates/0/finishReason").asText()).isEqualTo("SAFETY");
        assertThat(json.at("/candidates/0/content/parts/0/text").asText()).isEqualTo("No.");
    }

    @Test
    void saysWhatOtherVendorsCountAsSoundAndImages() {
        var usage = new Usage(30, 5, 0, 20, 0, new Usage.Detail(0, 10, 5, 8, 0));
        var plain = answer(Stop.of(Stop.Reason.END), new Text("hi"));
        var json = written(new Answer("up", "m", plain.candidates(), usage, null, Extras.NONE));

        assertThat(json.at("/usageMetadata/promptTokensDetails").toString())
                .isEqualTo(
                        """
                        [{"modality":"TEXT","tokenCount":20},{"modality":"AUDIO","tokenCount":10},\
                        {"modality":"IMAGE","tokenCount":5}]\
                        """);
        assertThat(new GeminiAnswers().decode((ObjectNode) json).usage()).isEqualTo(usage);
    }

    @Test
    void writesCitationsOfOthersAsGrounding() {
        var raw = Bodies.json("{}");
        var citation = new Citation("https://a.example/", "A", 2, 4, null, Dialect.OPENAI_RESPONSES, raw);
        var text = new Text("ä €uro", List.of(citation, citation), null, null, Extras.NONE);
        assertThat(written(answer(Stop.of(Stop.Reason.END), text)).at("/candidates/0/groundingMetadata").toString())
                .isEqualTo(
                        "{\"groundingChunks\":[{\"web\":{\"uri\":\"https://a.example/\",\"title\":\"A\"}}],"
                            + "\"groundingSupports\":["
                            + "{\"segment\":{\"startIndex\":3,\"endIndex\":7,\"text\":\"€u\"},\"groundingChunkIndices\":[0]},"
                            + "{\"segment\":{\"startIndex\":3,\"endIndex\":7,\"text\":\"€u\"},\"groundingChunkIndices\":[0]}]}");
    }

    @Test
    void writesCallsWithIds() {
        var call = new ToolCall("toolu_1", ToolRef.function("f"), "{\"b\":1,\"a\":2}");
        assertThat(written(answer(Stop.of(Stop.Reason.TOOL_CALLS), call)).get("candidates").toString())
                .isEqualTo(
                        "[{\"content\":{\"parts\":[{\"functionCall\":{\"id\":\"toolu_1\",\"name\":\"f\",\"args\":{\"b\":1,\"a\":2}}}],"
                            + "\"role\":\"model\"},\"finishReason\":\"STOP\",\"index\":0}]");
    }
}

package io.torouter.translation.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Citation;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Seal;
import io.torouter.canonical.ServiceTier;
import io.torouter.canonical.Source;
import io.torouter.canonical.Stop;
import io.torouter.canonical.Stop.Reason;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolRef;
import io.torouter.dialect.Dialect;
import io.torouter.translation.CallIds;
import io.torouter.translation.SealedText;
import io.torouter.translation.Untranslatable;
import io.torouter.usage.Usage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class AnthropicAnswersTest {
    private static final AnthropicAnswers ANSWERS = new AnthropicAnswers();
    private static final Answer SAMPLE = ANSWERS.decode(Bodies.json(Bodies.sample("message.json")));

    private final Drops drops = new Drops(Dialect.ANTHROPIC_MESSAGES);

    private static Answer.Candidate candidate(Stop stop, Part... parts) {
        return new Answer.Candidate(0, List.of(parts), stop, List.of(), Extras.NONE);
    }

    private ObjectNode encoded(Answer.Candidate... candidates) {
        var answer = new Answer("up", "other", List.of(candidates), null, null, Extras.NONE);
        return Bodies.json(ANSWERS.encode(answer, Bodies.context(), drops).toString());
    }

    private static Stop stop(Reason reason) {
        return Stop.of(reason);
    }

    @Test
    void aMessageComesOutAsItCameIn() {
        var expected = Bodies.json(Bodies.sample("message.json"));
        expected.put("id", "msg_test").put("model", "some-model");
        var written = Bodies.json(ANSWERS.encode(SAMPLE, Bodies.context(), drops).toString());
        assertThat(written).isEqualTo(expected);
        assertThat(drops.names()).isEmpty();
    }

    @Test
    void membersStandInTheVendorsOrder() {
        assertThat(encoded(candidate(stop(Reason.END), new Text("hi"))).toString())
                .isEqualTo(
                        """
                        {"id":"msg_test","type":"message","role":"assistant","model":"some-model",\
                        "content":[{"type":"text","text":"hi"}],"stop_reason":"end_turn","stop_sequence":null,\
                        "stop_details":null,"usage":{"input_tokens":0,"cache_creation_input_tokens":0,\
                        "cache_read_input_tokens":0,"cache_creation":{"ephemeral_5m_input_tokens":0,\
                        "ephemeral_1h_input_tokens":0},"output_tokens":0,"service_tier":"standard"}}\
                        """);
    }

    @Test
    void usageIsReadInDisjointParts() {
        assertThat(SAMPLE.usage()).isEqualTo(new Usage(10, 5, 7, 18, 12));
        assertThat(SAMPLE.serviceTier()).isEqualTo(ServiceTier.PRIORITY);
    }

    @Test
    void whatHasAPriceOfItsOwnIsCountedAsItCame() {
        var usage =
                """
                {"input_tokens":1,"cache_creation_input_tokens":30,"cache_read_input_tokens":0,\
                "cache_creation":{"ephemeral_5m_input_tokens":10,"ephemeral_1h_input_tokens":20},\
                "output_tokens":2,"service_tier":"standard","server_tool_use":{"web_search_requests":1},\
                "inference_geo":"us"}\
                """;
        var answer = ANSWERS.decode(Bodies.json("{\"content\": [], \"usage\": " + usage + "}"));
        var written = ANSWERS.encode(answer, Bodies.context(), drops);
        assertThat(written.path("usage").toString()).isEqualTo(usage);
    }

    @Test
    void whatStaysInTheCacheForLongIsCountedApart() {
        var usage = new Usage(1, 0, 30, 2, 0, new Usage.Detail(20, 0, 0, 0, 0));
        var answer = new Answer("a", "m", List.of(candidate(stop(Reason.END))), usage, null, Extras.NONE);

        var written = ANSWERS.encode(answer, Bodies.context(), drops);

        assertThat(written.at("/usage/cache_creation").toString())
                .isEqualTo("{\"ephemeral_5m_input_tokens\":10,\"ephemeral_1h_input_tokens\":20}");
        assertThat(ANSWERS.decode(written).usage()).isEqualTo(usage);
    }

    @Test
    void aCitedTextIsCitedAsAWhole() {
        var text = (Text) SAMPLE.candidates().getFirst().parts().get(2);
        assertThat(text.citations())
                .singleElement()
                .satisfies(citation -> {
                    assertThat(citation.url()).isEqualTo("https://example.com/w");
                    assertThat(citation.start()).isZero();
                    assertThat(citation.end()).isEqualTo("Sunny.".length());
                });
    }

    @ParameterizedTest
    @CsvSource({
        "END, end_turn",
        "MAX_TOKENS, max_tokens",
        "STOP_SEQUENCE, stop_sequence",
        "TOOL_CALLS, end_turn",
        "CONTENT_FILTER, refusal",
        "REFUSAL, refusal",
        "PAUSE, pause_turn",
        "CONTEXT_FULL, model_context_window_exceeded",
        "MALFORMED_CALL, end_turn",
        "OTHER, end_turn"
    })
    void reasonsToStopAreSaidInTheVendorsWords(Reason reason, String word) {
        assertThat(encoded(candidate(stop(reason), new Text("hi"))).path("stop_reason").asText()).isEqualTo(word);
    }

    @Test
    void aCallIsTheReasonToStop() {
        var call = new ToolCall("c1", ToolRef.function("look"), "{\"a\":1}");
        assertThat(encoded(candidate(stop(Reason.END), call)).path("stop_reason").asText()).isEqualTo("tool_use");
    }

    @Test
    void sealsOfOthersRideInSignaturesAndIds() {
        var encrypted = new Seal(Dialect.OPENAI_RESPONSES, Seal.Kind.CONTENT, "enc");
        var bound = new Seal(Dialect.GEMINI_GENERATE, Seal.Kind.SIGNATURE, "sig");
        var thought = new Thought("rs_1", List.of("one", "two"), "", encrypted, Extras.NONE);
        var call = new ToolCall("c1", ToolRef.function("look"), "{}", bound, null, Extras.NONE);
        var content = encoded(candidate(stop(Reason.TOOL_CALLS), thought, call)).path("content");
        assertThat(content.path(0).path("thinking").asText()).isEqualTo("one\n\ntwo");
        assertThat(content.path(0).path("signature").asText()).isEqualTo(SealedText.wrapped(encrypted));
        assertThat(content.path(1).path("id").asText()).isEqualTo(CallIds.attach("c1", bound));
    }

    @Test
    void whatHasNoPlaceIsNamed() {
        var image = new Media(Media.Kind.IMAGE, new Source.Inline("image/png", "AAAA"));
        var cited =
                new Text(
                        "so",
                        List.of(new Citation("https://x", null, 0, 2, null, Dialect.OPENAI_CHAT, Bodies.json("{}"))),
                        null,
                        null,
                        Extras.NONE);
        var message = encoded(candidate(stop(Reason.END), image, cited), candidate(stop(Reason.END), new Text("b")));
        assertThat(message.path("content").toString()).isEqualTo("[{\"type\":\"text\",\"text\":\"so\"}]");
        assertThat(drops.names()).containsExactly("n", "messages.image", "messages.citations");
    }

    @Test
    void aRefusalOfOthersIsTextAndARefusal() {
        var message = encoded(candidate(new Stop(Reason.REFUSAL, null, null), new Refusal("I cannot.")));
        assertThat(message.path("content").path(0).path("text").asText()).isEqualTo("I cannot.");
        assertThat(message.path("stop_details").path("type").asText()).isEqualTo("refusal");
    }

    @Test
    void aRefusalWithoutContentIsShownByItsExplanation() {
        var answer =
                ANSWERS.decode(
                        Bodies.json(
                                """
                                {"id": "msg_1", "content": [], "stop_reason": "refusal",
                                 "stop_details": {"type": "refusal", "category": "cyber", "explanation": "Not this."}}
                                """));
        var candidate = answer.candidates().getFirst();
        assertThat(candidate.parts()).containsExactly(new Refusal("Not this."));
        assertThat(candidate.stop()).isEqualTo(new Stop(Reason.REFUSAL, null, "cyber"));
        assertThat(encoded(candidate).path("content")).isEmpty();
        assertThat(encoded(candidate).path("stop_details").path("explanation").asText()).isEqualTo("Not this.");
    }

    @Test
    void anAnswerWithoutContentIsNoMessage() {
        assertThatThrownBy(() -> ANSWERS.decode(Bodies.json("{\"choices\": []}"))).isInstanceOf(Untranslatable.class);
    }
}

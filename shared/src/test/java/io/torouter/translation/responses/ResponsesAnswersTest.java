package io.torouter.translation.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Answer.Candidate;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Seal;
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

import java.util.List;

final class ResponsesAnswersTest {
    private final ResponsesAnswers answers = new ResponsesAnswers();
    private final Drops drops = new Drops(Dialect.OPENAI_RESPONSES);

    private static Answer answer(Stop stop, Part... parts) {
        var candidate = new Candidate(0, List.of(parts), stop, List.of(), Extras.NONE);
        return new Answer(null, null, List.of(candidate), null, null, Extras.NONE);
    }

    private ObjectNode encoded(Answer answer) {
        var body = answers.encode(answer, Samples.context(), drops);
        return Samples.json(body.toString());
    }

    @Test
    void anAnswerThatUsesAllComesBackUnderOurIds() {
        var body = Samples.resource("answer.json");
        var encoded = encoded(answers.decode(body));
        assertThat(ids(encoded))
                .containsExactly("rs_abc_0", "msg_abc_1", "fc_abc_2", "ctc_abc_3", "tsc_abc_4", "ws_up", "ig_abc_6");
        assertThat(withoutIds(encoded.path("output"))).isEqualTo(withoutIds(body.path("output")));
        assertThat(encoded.path("usage")).isEqualTo(body.path("usage"));
        assertThat(drops.names()).isEmpty();
    }

    @Test
    void whatTheApiAloneHasStandsWhereItStood() {
        var body =
                Samples.json(
                        """
                        {"status": "completed", "billing": {"payer": "openai"}, "output": [
                          {"type": "message", "status": "completed", "role": "assistant", "phase": "commentary",
                           "content": [{"type": "output_text", "text": "a", "annotations": [], "logprobs": []}]},
                          {"type": "message", "status": "completed", "role": "assistant", "phase": "final_answer",
                           "content": [{"type": "output_text", "text": "b", "annotations": [], "logprobs": [], "x": 1}]},
                          {"type": "reasoning", "summary": [], "encrypted_content": "s", "format": "f"},
                          {"type": "function_call", "status": "completed", "arguments": "{}", "call_id": "c",
                           "name": "n", "caller": {"type": "program", "caller_id": "p"}}],
                         "usage": {"input_tokens": 1, "output_tokens": 1, "total_tokens": 2, "cost": 0.5}}
                        """);
        var encoded = encoded(answers.decode(body));
        assertThat(withoutIds(encoded.path("output"))).isEqualTo(withoutIds(body.path("output")));
        assertThat(encoded.path("billing")).isEqualTo(body.path("billing"));
        assertThat(encoded.path("usage").path("cost").asDouble()).isEqualTo(0.5);
    }

    private static List<String> ids(JsonNode response) {
        return response.path("output").findValuesAsText("id").stream().filter(id -> id.contains("_")).toList();
    }

    private static JsonNode withoutIds(JsonNode output) {
        var copy = output.deepCopy();
        copy.forEach(item -> ((ObjectNode) item).remove("id"));
        return copy;
    }

    @Test
    void countsAreReadAsPartsThatDoNotOverlap() {
        assertThat(answers.decode(Samples.resource("answer.json")).usage()).isEqualTo(new Usage(50, 30, 20, 10, 40));
    }

    @Test
    void callsAreWhyAnAnswerStopped() {
        var read = answers.decode(Samples.resource("answer.json"));
        assertThat(read.candidates().getFirst().stop()).isEqualTo(Stop.of(Reason.TOOL_CALLS));
    }

    @Test
    void reasonsForAnIncompleteAnswerAreKept() {
        var body =
                """
                {"status": "incomplete", "incomplete_details": {"reason": "%s"}, "output": []}
                """;
        assertThat(stop(body.formatted("max_output_tokens"))).isEqualTo(Stop.of(Reason.MAX_TOKENS));
        assertThat(stop(body.formatted("content_filter"))).isEqualTo(Stop.of(Reason.CONTENT_FILTER));
        assertThat(stop(body.formatted("steered"))).isEqualTo(new Stop(Reason.OTHER, null, "steered"));
    }

    private Stop stop(String body) {
        return answers.decode(Samples.json(body)).candidates().getFirst().stop();
    }

    @Test
    void aFailureInsideOfASuccessIsNoAnswer() {
        var body =
                "{\"status\": \"failed\", \"error\": {\"code\": \"server_error\", \"message\": \"Oh\"}, \"output\":"
                        + " []}";
        assertThatThrownBy(() -> answers.decode(Samples.json(body)))
                .isInstanceOf(Untranslatable.class)
                .hasMessageContaining("Oh");
        assertThatThrownBy(() -> answers.decode(Samples.json("{}"))).isInstanceOf(Untranslatable.class);
    }

    @Test
    void aCutAnswerIsIncompleteAndSoIsItsLastItem() {
        var encoded = encoded(answer(Stop.of(Reason.MAX_TOKENS), new Text("Hi")));
        assertThat(encoded.path("status").asText()).isEqualTo("incomplete");
        assertThat(encoded.at("/incomplete_details/reason").asText()).isEqualTo("max_output_tokens");
        assertThat(encoded.at("/output/0/status").asText()).isEqualTo("incomplete");
    }

    /** Its states are those of its making. */
    @Test
    void anImageIsCompleteEvenWhereTheAnswerIsCut() {
        var image = new Media(Media.Kind.IMAGE, new Source.Inline("image/png", "aGk="));
        var encoded = encoded(answer(Stop.of(Reason.MAX_TOKENS), new Text("Hi"), image));
        assertThat(encoded.path("status").asText()).isEqualTo("incomplete");
        assertThat(encoded.at("/output/1/type").asText()).isEqualTo("image_generation_call");
        assertThat(encoded.at("/output/1/status").asText()).isEqualTo("completed");
    }

    @Test
    void textsAndRefusalsInARowArePartsOfOneMessage() {
        var encoded = encoded(answer(Stop.of(Reason.END), new Text("A"), new Text("B"), new Refusal("C")));
        assertThat(encoded.path("output")).hasSize(1);
        assertThat(encoded.at("/output/0/content")).hasSize(3);
    }

    @Test
    void reasoningItselfIsShownAsItsSummary() {
        var encoded = encoded(answer(Stop.of(Reason.END), new Thought("Hm"), new Text("A")));
        assertThat(encoded.at("/output/0/summary/0/text").asText()).isEqualTo("Hm");
    }

    @Test
    void foreignSealsRideInIdsAndInReasoning() {
        var seal = new Seal(Dialect.GEMINI_GENERATE, Seal.Kind.SIGNATURE, "sig");
        var call = new ToolCall("call_1", ToolRef.function("f"), "{}", seal, null, Extras.NONE);
        var text = new Text("A", List.of(), seal, null, Extras.NONE);
        var encoded = encoded(answer(Stop.of(Reason.TOOL_CALLS), text, call));
        assertThat(encoded.path("output"))
                .extracting(item -> item.path("type").asText())
                .containsExactly("message", "reasoning", "function_call");
        assertThat(SealedText.unwrapped(encoded.at("/output/1/encrypted_content").asText())).isEqualTo(seal);
        assertThat(CallIds.split(encoded.at("/output/2/call_id").asText()))
                .isEqualTo(new CallIds.Split("call_1", seal));
    }

    @Test
    void onlyTheFirstOfSeveralAnswersCanBeSaid() {
        var one = new Candidate(0, List.of(new Text("A")), Stop.of(Reason.END), List.of(), Extras.NONE);
        var two = new Candidate(1, List.of(new Text("B")), Stop.of(Reason.END), List.of(), Extras.NONE);
        var encoded = encoded(new Answer(null, null, List.of(one, two), null, null, Extras.NONE));
        assertThat(encoded.at("/output/0/content/0/text").asText()).isEqualTo("A");
        assertThat(drops.names()).containsExactly("n");
    }

    @Test
    void theRequestIsRepeated() {
        var request = Samples.resource("request.json");
        var context = Samples.context(request.toString());
        var encoded = answers.encode(answer(Stop.of(Reason.END), new Text("A")), context, drops);
        for (var name :
                List.of("model", "instructions", "tools", "tool_choice", "text", "metadata", "store", "truncation")) {
            assertThat(encoded.path(name)).as(name).isEqualTo(request.path(name));
        }
        assertThat(encoded.path("id").asText()).isEqualTo("resp_abc");
        assertThat(encoded.path("created_at").asLong()).isEqualTo(1_700_000_000);
        assertThat(encoded.path("parallel_tool_calls").asBoolean()).isFalse();
        assertThat(encoded.at("/reasoning/effort").asText()).isEqualTo("high");
    }
}

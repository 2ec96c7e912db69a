package io.torouter.translation.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Stop;
import io.torouter.canonical.Stop.Reason;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolRef;
import io.torouter.translation.AnswerContext;
import io.torouter.usage.Usage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ChatAnswersTest {
    private static Answer read(String body) {
        return new ChatAnswers().decode(Wire.object(body));
    }

    /** An answer with one choice that has this message and finish. */
    private static Answer.Candidate one(String message, String finish) {
        return read("{\"id\":\"a\",\"choices\":[{\"index\":0,\"message\":%s,\"finish_reason\":\"%s\"}]}"
                        .formatted(message, finish))
                .candidates()
                .getFirst();
    }

    private static JsonNode write(AnswerContext context, Stop stop, Part... parts) {
        var candidate = new Answer.Candidate(0, List.of(parts), stop, List.of(), Extras.NONE);
        var answer = new Answer(null, null, List.of(candidate), null, null, Extras.NONE);
        return new ChatAnswers().encode(answer, context, Wire.drops()).at("/choices/0");
    }

    private static Usage counts(String usage) {
        return read("{\"choices\":[],\"usage\":%s}".formatted(usage)).usage();
    }

    @Test
    void writesWhatItReadsOfAFullAnswer() {
        var body = Wire.object(Wire.resource("answer.json"));
        var drops = Wire.drops();
        var written = new ChatAnswers().encode(new ChatAnswers().decode(body.deepCopy()), Wire.context(), drops);
        assertThat(Wire.json(written.toString())).isEqualTo(body);
        assertThat(drops.names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "stop, END",
        "length, MAX_TOKENS",
        "model_length, CONTEXT_FULL",
        "content_filter, CONTENT_FILTER",
        "sensitive, CONTENT_FILTER",
        "insufficient_system_resource, OTHER",
        "eos, END"
    })
    void readsTheWordsOfHostsForTheEnd(String word, Reason reason) {
        assertThat(one("{\"content\":\"a\"}", word).stop().reason()).isEqualTo(reason);
    }

    @Test
    void waitsForResultsWhereThereAreCalls() {
        var call = "{\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":{\"a\":1}}}]}";
        var candidate = one(call, "stop");
        assertThat(candidate.stop().reason()).isEqualTo(Reason.TOOL_CALLS);
        assertThat(candidate.parts()).containsExactly(new ToolCall("call_a0_0", ToolRef.function("f"), "{\"a\":1}"));
    }

    @Test
    void takesARefusalForOne() {
        var candidate = one("{\"content\":null,\"refusal\":\"No.\"}", "stop");
        assertThat(candidate.parts()).containsExactly(new Refusal("No."));
        assertThat(candidate.stop().reason()).isEqualTo(Reason.REFUSAL);
    }

    @Test
    void readsReasoningOnceThoughItIsSaidThrice() {
        var message =
                """
                {"content": "4", "reasoning": "2+2", "reasoning_content": "2+2",
                 "reasoning_details": [{"type": "reasoning.text", "text": "2+2", "index": 0}]}
                """;
        assertThat(one(message, "stop").parts()).containsExactly(new Thought("2+2"), new Text("4"));
    }

    @Test
    void makesOneThoughtOfASummaryAndItsEncryptedContent() {
        var message =
                """
                {"content": "4", "reasoning_details": [
                  {"type": "reasoning.summary", "summary": "Adding.", "format": "xai-responses-v1", "index": 0},
                  {"type": "reasoning.encrypted", "data": "x", "id": "rs_1", "format": "xai-responses-v1", "index": 1}]}
                """;
        var thought = (Thought) one(message, "stop").parts().getFirst();
        assertThat(thought.summary()).containsExactly("Adding.");
        assertThat(thought.seal()).isNotNull();
        assertThat(thought.id()).isEqualTo("rs_1");
    }

    @Test
    void readsMistralsReasoningInTheContent() {
        var message =
                """
                {"content": [{"type": "thinking", "thinking": [{"type": "text", "text": "2+2"}]},
                             {"type": "text", "text": "4"}]}
                """;
        assertThat(one(message, "stop").parts()).containsExactly(new Thought("2+2"), new Text("4"));
    }

    @Test
    void readsGooglesThoughtsOutOfTheContent() {
        var message =
                """
                {"content": "<thought>2+2</thought>4", "extra_content": {"google": {"thought_signature": "s"}}}
                """;
        var parts = one(message, "stop").parts();
        assertThat(parts.getFirst()).isEqualTo(new Thought("2+2"));
        assertThat(((Text) parts.getLast()).seal()).isNotNull();
    }

    @Test
    void countsNothingTwice() {
        var usage =
                """
                {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120,
                 "prompt_tokens_details": {"cached_tokens": 60, "cache_write_tokens": 10},
                 "completion_tokens_details": {"reasoning_tokens": 5}}
                """;
        assertThat(counts(usage)).isEqualTo(new Usage(30, 60, 10, 15, 5));
    }

    @Test
    void keepsWhatIsCountedBesideTokens() {
        var usage =
                """
                {"prompt_tokens": 5, "completion_tokens": 3, "total_tokens": 8, "cost": 0.0012,
                 "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 4},
                 "completion_tokens_details": {"reasoning_tokens": 0, "accepted_prediction_tokens": 2}}
                """;
        var answer = read("{\"choices\":[],\"usage\":%s}".formatted(usage));
        var written = new ChatAnswers().encode(answer, Wire.context(), Wire.drops());
        assertThat(Wire.json(written.path("usage").toString())).isEqualTo(Wire.object(usage));
    }

    @Test
    void saysWhatOtherVendorsCountAsSoundAndImages() {
        var usage = new Usage(30, 0, 0, 20, 0, new Usage.Detail(0, 10, 5, 8, 0));
        var answer = new Answer(null, null, List.of(), usage, null, Extras.NONE);

        var written = new ChatAnswers().encode(answer, Wire.context(), Wire.drops()).path("usage");

        assertThat(written.at("/prompt_tokens_details/audio_tokens").asInt()).isEqualTo(10);
        assertThat(counts(written.toString())).isEqualTo(usage);
    }

    @Test
    void findsReasoningThatStandsBesideTheOutput() {
        var usage =
                """
                {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 150,
                 "completion_tokens_details": {"reasoning_tokens": 30}}
                """;
        assertThat(counts(usage)).isEqualTo(new Usage(100, 0, 0, 20, 30));
    }

    @Test
    void findsWhatDeepSeekServedFromItsCache() {
        var usage =
                "{\"prompt_tokens\":100,\"completion_tokens\":1,\"total_tokens\":101,\"prompt_cache_hit_tokens\":64}";
        assertThat(counts(usage)).isEqualTo(new Usage(36, 64, 0, 1, 0));
    }

    @Test
    void failsWithTheWordsOfAnErrorInPlaceOfAnAnswer() {
        assertThatThrownBy(() -> read("{\"error\":{\"message\":\"no capacity\",\"code\":502}}"))
                .hasMessageContaining("no capacity");
        assertThatThrownBy(() -> read("{\"hello\":1}")).hasMessageContaining("choices");
    }

    @Test
    void putsTextsBehindEachOther() {
        var written = write(Wire.context(), Stop.of(Reason.END), new Text("a"), new Text("b"));
        assertThat(written.at("/message/content").asText()).isEqualTo("ab");
    }

    @Test
    void saysNoContentWhereNothingWasSaid() {
        var call = new ToolCall("c", ToolRef.function("f"), "");
        var written = write(Wire.context(), Stop.of(Reason.TOOL_CALLS), call);
        assertThat(written.at("/message/content").isNull()).isTrue();
        assertThat(written.at("/message/tool_calls/0/function/arguments").asText()).isEqualTo("{}");
    }

    @Test
    void answersOlderClientsInTheirWay() {
        var context =
                Wire.context(
                        "{\"model\":\"m\",\"functions\":[{\"name\":\"f\"}],\"messages\":[{\"role\":\"user\",\"content\":\"\"}]}");
        var written = write(context, Stop.of(Reason.TOOL_CALLS), new ToolCall("c", ToolRef.function("f"), "{}"));
        assertThat(written.at("/message/function_call/name").asText()).isEqualTo("f");
        assertThat(written.path("finish_reason").asText()).isEqualTo("function_call");
        assertThat(written.path("message").has("tool_calls")).isFalse();
    }

    @Test
    void showsARefusalWithoutWordsAsFiltered() {
        assertThat(write(Wire.context(), Stop.of(Reason.REFUSAL)).path("finish_reason").asText())
                .isEqualTo("content_filter");
    }

    @Test
    void writesTheSameBytesEachTime() {
        var answer = read(Wire.resource("answer.json"));
        var first = new ChatAnswers().encode(answer, Wire.context(), Wire.drops()).toString();
        for (int i = 0; i < 100; i++) {
            assertThat(new ChatAnswers().encode(answer, Wire.context(), Wire.drops())).hasToString(first);
        }
    }
}

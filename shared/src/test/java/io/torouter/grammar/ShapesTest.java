package io.torouter.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.dialect.Dialect;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.Objects;

/** One event of a good stream is bent, and the sentence for it is said. */
class ShapesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ANTHROPIC_MESSAGES | "role":"assistant" | "role":"user"           | a message is the assistant's
                    ANTHROPIC_MESSAGES | "id":"toolu_3"     | "id":""                 | a call has an id
                    ANTHROPIC_MESSAGES | "text_delta"       | "thinking_delta"        | a delta fits its block
                    ANTHROPIC_MESSAGES | 1,"content_block"  | 7,"content_block"       | indexes of blocks are dense
                    ANTHROPIC_MESSAGES | Oslo\\"}           | Oslo\\"                 | the arguments of a call
                    ANTHROPIC_MESSAGES | "tool_use","stop_  | "end_turn","stop_       | a call of a tool stops as
                    ANTHROPIC_MESSAGES | "output_tokens":40 | "other":40              | message_delta counts
                    ANTHROPIC_MESSAGES | event: message_s   | event: s                | an event has its type for a name
                    OPENAI_CHAT        | "id":"chatcmpl-1"  | "id":"x"                | all chunks have one id
                    OPENAI_CHAT        | "id":"call_1"      | "other":"x"             | a call begins with its id
                    OPENAI_CHAT        | :"tool_calls"}     | :"stop"}                | a choice with calls ends with
                    OPENAI_CHAT        | :"tool_calls"}     | :"because"}             | a finish_reason is a known one
                    OPENAI_CHAT        | :52                | :53                     | total_tokens is the sum
                    OPENAI_CHAT        | "index":1,"id      | "index":2,"id           | indexes of calls are dense
                    GEMINI_GENERATE    | "c2VhbA=="         | "c2VhbA="               | a thoughtSignature is Base64
                    GEMINI_GENERATE    | {"text":"look."    | {"a":"look."            | a part has one payload
                    GEMINI_GENERATE    | :20}               | :21}                    | totalTokenCount is the sum
                    GEMINI_GENERATE    | "STOP"             | "stop"                  | a finishReason is a constant
                    GEMINI_GENERATE    | {"city":"Oslo"}    | "Oslo"                  | args are an object
                    OPENAI_RESPONSES   | ex":1,"part":{"type":"refusal","refusal":"" | ex":2,"part":{"type":"refusal","refusal":"" | content_index is dense
                    OPENAI_RESPONSES   | 1,"text":"A plan"  | 1,"text":"A plot"       | the whole is all of its deltas
                    OPENAI_RESPONSES   | "output_index":4,"item":{"type":"custom_tool_call","id":"ct_4","call_id":"call_4","name":"patch","input":""} | "output_index":5,"item":{"type":"x","id":"y"} | output_index is dense
                    OPENAI_RESPONSES   | "status":"completed","err | "status":"failed","err | the last event says how
                    OPENAI_RESPONSES   | :52                | :53                     | total_tokens is the sum
                    OPENAI_RESPONSES   | "item_id":"fc_2"   | "item_id":"fc_9"        | an event names its item
                    OPENAI_RESPONSES   | ber":9,            | ber":10,                | sequence_number is dense
                    """)
    void saysWhatIsBent(Dialect dialect, String straight, String bent, String sentence) throws IOException {
        var file = "/grammar/" + dialect.id() + ".sse";
        try (var in = Objects.requireNonNull(ShapesTest.class.getResourceAsStream(file), file)) {
            var sample = new String(in.readAllBytes(), UTF_8);
            assertThat(sample).contains(straight);
            int at = sample.lastIndexOf(straight);
            var events =
                    StreamedEvent.allOf(
                            (sample.substring(0, at) + bent + sample.substring(at + straight.length()))
                                    .getBytes(UTF_8));
            assertThat(StreamedEvent.violations(StreamChecker.of(dialect, Rules.OURS), events))
                    .anySatisfy(violation -> assertThat(violation).contains(sentence));
        }
    }
}

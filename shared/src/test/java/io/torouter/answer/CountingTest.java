package io.torouter.answer;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.dialect.Operation;
import io.torouter.usage.Usage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountingTest {
    private static Usage chat(String usage) {
        return usage(Operation.CHAT_COMPLETIONS, "{\"choices\":[],\"usage\":" + usage + "}");
    }

    private static Usage usage(Operation operation, String json) {
        var answer = PassThrough.open(operation, Framing.JSON, false);
        byte[] bytes = json.getBytes(UTF_8);
        answer.feed(bytes, 0, bytes.length, (_, _, _) -> {});
        return answer.usage();
    }

    @Test
    void takesCachedAndReasoningTokensOutOfOpenAiTotals() {
        assertThat(
                        chat(
                                """
                                {"prompt_tokens":100,"completion_tokens":50,"total_tokens":150,
                                 "prompt_tokens_details":{"cached_tokens":60,"cache_write_tokens":30},
                                 "completion_tokens_details":{"reasoning_tokens":40}}\
                                """))
                .isEqualTo(new Usage(10, 60, 30, 10, 40));
    }

    @Test
    void countsReasoningThatOnlyTheTotalKnowsOf() {
        assertThat(chat("{\"prompt_tokens\":35,\"completion_tokens\":12,\"total_tokens\":109}"))
                .isEqualTo(new Usage(35, 0, 0, 74, 0));
    }

    @Test
    void takesATotalAloneForInput() {
        assertThat(usage(Operation.RERANK, "{\"results\":[],\"usage\":{\"total_tokens\":9}}"))
                .isEqualTo(new Usage(9, 0, 0, 0, 0));
    }

    @Test
    void readsTheOlderSpellingOfCachedTokens() {
        assertThat(chat("{\"prompt_tokens\":10,\"completion_tokens\":1,\"prompt_cache_hit_tokens\":8}"))
                .isEqualTo(new Usage(2, 8, 0, 1, 0));
    }

    @Test
    void keepsPartsWithinTheirWhole() {
        assertThat(
                        chat(
                                """
                                {"prompt_tokens":10,"completion_tokens":5,
                                 "prompt_tokens_details":{"cached_tokens":99,"cache_write_tokens":99},
                                 "completion_tokens_details":{"reasoning_tokens":99}}\
                                """))
                .isEqualTo(new Usage(0, 10, 0, 0, 5));
    }

    @Test
    void toleratesOddNumbers() {
        assertThat(chat("{\"prompt_tokens\":-5,\"completion_tokens\":7.0,\"total_tokens\":null}"))
                .isEqualTo(new Usage(0, 0, 0, 7, 0));
        assertThat(chat("{\"prompt_tokens\":\"12\",\"completion_tokens\":\"many\"}"))
                .isEqualTo(new Usage(12, 0, 0, 0, 0));
        assertThat(chat("{\"prompt_tokens\":1e999,\"completion_tokens\":99999999999999999999}").input()).isPositive();
    }

    @Test
    void addsNothingToAnthropicInput() {
        assertThat(
                        usage(
                                Operation.MESSAGES,
                                """
                                {"content":[],"usage":{"input_tokens":4,"cache_read_input_tokens":14210,
                                 "cache_creation_input_tokens":426,"output_tokens":290,
                                 "output_tokens_details":{"thinking_tokens":15}}}\
                                """))
                .isEqualTo(new Usage(4, 14210, 426, 275, 15));
    }

    @Test
    void addsToolResultsToGeminiInput() {
        assertThat(
                        usage(
                                Operation.GENERATE_CONTENT,
                                """
                                {"candidates":[],"usageMetadata":{"promptTokenCount":20,"cachedContentTokenCount":12,
                                 "toolUsePromptTokenCount":5,"candidatesTokenCount":3,"thoughtsTokenCount":40}}\
                                """))
                .isEqualTo(new Usage(13, 12, 0, 3, 40));
    }

    @Test
    void tellsSoundAndImagesOfOpenAiApart() {
        assertThat(
                        chat(
                                """
                                {"prompt_tokens":100,"completion_tokens":50,"total_tokens":150,
                                 "prompt_tokens_details":{"audio_tokens":30,"image_tokens":20,"cached_tokens":10},
                                 "completion_tokens_details":{"audio_tokens":40,"reasoning_tokens":0}}\
                                """))
                .isEqualTo(new Usage(90, 10, 0, 50, 0, new Usage.Detail(0, 30, 20, 40, 0)));
    }

    @Test
    void countsTheImagesOfAWholeAnswerThoughNobodySpeaksOfTokens() {
        assertThat(
                        usage(
                                Operation.IMAGE_GENERATIONS,
                                "{\"created\":1,\"data\":[{\"b64_json\":\"aW1n\"},{\"url\":\"https://x/y\"}]}"))
                .isEqualTo(Usage.NONE.with(new Usage.Detail(0, 0, 0, 0, 2)));
    }

    @Test
    void takesNoVectorForAnImage() {
        assertThat(usage(Operation.EMBEDDINGS, "{\"data\":[{\"embedding\":[1]}],\"usage\":{\"prompt_tokens\":3}}"))
                .isEqualTo(new Usage(3, 0, 0, 0, 0));
    }

    @Test
    void tellsWhatStaysInTheCacheForLong() {
        assertThat(
                        usage(
                                Operation.MESSAGES,
                                """
                                {"content":[],"usage":{"input_tokens":4,"cache_creation_input_tokens":30,
                                 "cache_creation":{"ephemeral_5m_input_tokens":10,"ephemeral_1h_input_tokens":20},
                                 "output_tokens":1}}\
                                """))
                .isEqualTo(new Usage(4, 0, 30, 1, 0, new Usage.Detail(20, 0, 0, 0, 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"modality\":\"%s\",\"tokenCount\":%d", "\"tokenCount\":%2$d,\"modality\":\"%1$s\""})
    void tellsModalitiesOfGeminiInWhateverOrderTheirMembersStand(String entry) {
        var metadata =
                """
                {"candidates":[],"usageMetadata":{"promptTokenCount":100,"cachedContentTokenCount":15,
                 "candidatesTokenCount":50,
                 "promptTokensDetails":[{%s},{%s},{%s}],
                 "cacheTokensDetails":[{%s}],
                 "candidatesTokensDetails":[{%s},{%s}]}}\
                """
                        .formatted(
                                entry.formatted("TEXT", 30),
                                entry.formatted("AUDIO", 50),
                                entry.formatted("IMAGE", 20),
                                entry.formatted("AUDIO", 15),
                                entry.formatted("IMAGE", 10),
                                entry.formatted("AUDIO", 40));

        assertThat(usage(Operation.GENERATE_CONTENT, metadata))
                .isEqualTo(new Usage(85, 15, 0, 50, 0, new Usage.Detail(0, 35, 20, 40, 0)));
    }

    @Test
    void countsImagesOfGeminiThatAreNoSketches() {
        var answer = PassThrough.open(Operation.STREAM_GENERATE_CONTENT, Framing.SSE, false);
        byte[] bytes =
                """
                data: {"candidates":[{"content":{"parts":[{"inlineData":{"mimeType":"image/png","data":"aQ=="}},\
                {"inlineData":{"mimeType":"image/png","data":"aQ=="},"thought":true},\
                {"thought":true,"inlineData":{"mimeType":"image/png","data":"aQ=="}}]}}]}

                data: {"candidates":[{"content":{"parts":[{"inlineData":{"data":"aQ==","mimeType":"image/jpeg"}},\
                {"inlineData":{"mimeType":"audio/wav","data":"aQ=="}},{"text":"image/png"}]}}]}

                """
                        .getBytes(UTF_8);
        answer.feed(bytes, 0, bytes.length, (_, _, _) -> {});

        assertThat(answer.usage().detail().images()).isEqualTo(2);
        assertThat(answer.usageReported()).isFalse();
    }

    @Test
    void keepsAnEarlierCountAgainstALaterZero() {
        var answer = PassThrough.open(Operation.MESSAGES, Framing.SSE, false);
        byte[] bytes =
                """
                data: {"type":"message_start","message":{"usage":{"input_tokens":9,"output_tokens":1}}}

                data: {"type":"message_delta","usage":{"input_tokens":0,"output_tokens":5}}

                """
                        .getBytes(UTF_8);
        answer.feed(bytes, 0, bytes.length, (_, _, _) -> {});

        assertThat(answer.usage()).isEqualTo(new Usage(9, 0, 0, 5, 0));
    }

    @Test
    void isNotFooledByUsageInsideContent() {
        assertThat(
                        usage(
                                Operation.CHAT_COMPLETIONS,
                                """
                                {"choices":[{"message":{"content":"\\"usage\\":{\\"prompt_tokens\\":1}",
                                 "usage":{"prompt_tokens":1}}}],"x":{"usage":{"prompt_tokens":1}}}\
                                """))
                .isEqualTo(Usage.NONE);
    }

    @Test
    void doesNotCountAudioBySeconds() {
        assertThat(
                        usage(
                                Operation.AUDIO_TRANSCRIPTIONS,
                                "{\"text\":\"Hi\",\"usage\":{\"type\":\"duration\",\"seconds\":3}}"))
                .isEqualTo(Usage.NONE);
    }
}

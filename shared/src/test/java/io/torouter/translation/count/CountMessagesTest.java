package io.torouter.translation.count;

import static io.torouter.dialect.Dialect.ANTHROPIC_MESSAGES;
import static io.torouter.dialect.Dialect.GEMINI_GENERATE;
import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;
import io.torouter.translation.Untranslatable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CountMessagesTest {
    @Test
    void takesTheRequestOutOfGeminisWrapping() {
        var wrapped = json("{'generateContentRequest':{'model':'models/m','contents':[1]}}");

        assertThat(CountMessages.prompt(GEMINI_GENERATE, wrapped)).isEqualTo(json("{'contents':[1]}"));
        assertThat(CountMessages.prompt(GEMINI_GENERATE, json("{'contents':[1]}"))).isEqualTo(json("{'contents':[1]}"));
    }

    @Test
    void asksOnlyWhatTheCountTakes() {
        var messages = json("{'model':'m','max_tokens':9,'temperature':1,'stream':true,'system':'s','messages':[]}");
        var responses = json("{'model':'m','store':false,'max_output_tokens':9,'include':[],'input':'i'}");

        assertThat(CountMessages.question(ANTHROPIC_MESSAGES, messages, "m"))
                .isEqualTo(json("{'model':'m','system':'s','messages':[]}"));
        assertThat(CountMessages.question(OPENAI_RESPONSES, responses, "m"))
                .isEqualTo(json("{'model':'m','input':'i'}"));
    }

    @Test
    void asksGeminiForTheWholeRequest() {
        assertThat(CountMessages.question(GEMINI_GENERATE, json("{'contents':[],'tools':[]}"), "m"))
                .isEqualTo(json("{'generateContentRequest':{'model':'models/m','contents':[],'tools':[]}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPENAI_RESPONSES   | {\"object\":\"response.input_tokens\",\"input_tokens\":7}",
                "ANTHROPIC_MESSAGES | {\"input_tokens\":7}",
                "GEMINI_GENERATE    | {\"totalTokens\":7}"
            })
    void writesWhatItReads(Dialect dialect, String json) {
        assertThat(CountMessages.answer(dialect, 7)).hasToString(json);
        assertThat(CountMessages.counted(dialect, json(json))).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENAI_RESPONSES", "ANTHROPIC_MESSAGES", "GEMINI_GENERATE"})
    void refusesAnAnswerWithoutANumber(Dialect dialect) {
        assertThatThrownBy(() -> CountMessages.counted(dialect, json("{}"))).isInstanceOf(Untranslatable.class);
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new JsonMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

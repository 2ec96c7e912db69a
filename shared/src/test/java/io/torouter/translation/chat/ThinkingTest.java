package io.torouter.translation.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.dialect.Dialect;
import io.torouter.translation.Target;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ThinkingTest {
    private final Drops drops = new Drops(Dialect.OPENAI_CHAT);

    /** What a host is told, of all that has to do with reasoning. */
    private String told(String members, Target target) {
        var body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],%s}".formatted(members);
        var written = new ChatRequests().encode(Wire.request(body), target, drops).body();
        ObjectNode kept =
                written.retain(
                        List.of(
                                "reasoning_effort",
                                "reasoning",
                                "thinking",
                                "enable_thinking",
                                "thinking_budget",
                                "extra_body"));
        return kept.toString().replace('"', '\'');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    openai | api.openai.com | gpt-5 | 'reasoning_effort':'xhigh' | {'reasoning_effort':'high'}
                    openai | api.openai.com | gpt-5 | 'reasoning_effort':'none' | {'reasoning_effort':'minimal'}
                    openai | api.openai.com | gpt-5.2 | 'reasoning_effort':'none' | {'reasoning_effort':'none'}
                    openai | api.openai.com | gpt-5.2 | 'thinking':{'type':'enabled','budget_tokens':10000} | {'reasoning_effort':'medium'}
                    openai | api.openai.com | gpt-4.1 | 'reasoning_effort':'high' | {}
                    openai | api.openai.com | o3 | 'reasoning':{'enabled':true} | {'reasoning_effort':'medium'}
                    openrouter | openrouter.ai | a/b | 'reasoning_effort':'high' | {'reasoning':{'effort':'high'}}
                    openrouter | openrouter.ai | a/b | 'thinking':{'type':'enabled','budget_tokens':2000} | {'reasoning':{'max_tokens':2000}}
                    openrouter | openrouter.ai | a/b | 'reasoning_effort':'none' | {'reasoning':{'enabled':false}}
                    openai-compatible | api.deepseek.com | deepseek-v4 | 'reasoning_effort':'medium' | {'thinking':{'type':'enabled'},'reasoning_effort':'high'}
                    openai-compatible | api.z.ai | glm-4.7 | 'thinking':{'type':'disabled'} | {'thinking':{'type':'disabled'}}
                    openai-compatible | dashscope.aliyuncs.com | qwen3 | 'thinking':{'type':'enabled','budget_tokens':9} | {'enable_thinking':true,'thinking_budget':9}
                    openai-compatible | generativelanguage.googleapis.com | gemini-2.5-flash | 'reasoning':{'max_tokens':9} | {'extra_body':{'google':{'thinking_config':{'thinking_budget':9}}}}
                    openai-compatible | api.x.ai | grok-4.5 | 'reasoning_effort':'minimal' | {'reasoning_effort':'low'}
                    openai-compatible | api.mistral.ai | mistral-large-latest | 'reasoning_effort':'none' | {}
                    """,
            quoteCharacter = '`')
    void asksInTheWordsOfTheHost(String type, String host, String model, String asked, String told) {
        assertThat(told(asked.replace('\'', '"'), Wire.target(type, host, model))).isEqualTo(told);
    }

    @Test
    void namesReasoningThatCannotBeAskedFor() {
        told("\"reasoning_effort\":\"high\"", Wire.target("openai", "api.openai.com", "gpt-4.1"));
        assertThat(drops.names()).containsExactly("reasoning_effort");
    }

    @Test
    void switchesReasoningOffBesideToolsWhereItMustBe() {
        var tools = "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}],\"reasoning_effort\":\"high\"";
        assertThat(told(tools, Wire.target("openai", "api.openai.com", "gpt-5.6")))
                .isEqualTo("{'reasoning_effort':'none'}");
        assertThat(drops.names()).containsExactly("reasoning_effort");
    }

    @Test
    void keepsWhatAHostHasBesideTheType() {
        var asked = "\"thinking\":{\"type\":\"enabled\",\"clear_thinking\":false}";
        assertThat(told(asked, Wire.target("openai-compatible", "api.z.ai", "glm-4.7")))
                .isEqualTo("{'thinking':{'type':'enabled','clear_thinking':false}}");
    }
}

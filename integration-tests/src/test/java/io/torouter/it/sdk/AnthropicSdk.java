package io.torouter.it.sdk;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.Tool;

import io.torouter.it.RunningGateway;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The client and the questions of the tests with anthropic-java, in either of its majors.
 *
 * <p>The tests are compiled with the current major and run a second time with the one before it (see the module's POM);
 * they use what both have.
 */
final class AnthropicSdk {
    /** What the SDK on the class path has to send: each major its own. */
    static final String EXPECTED_VERSION = System.getProperty("anthropic.version", "2026-10-21");

    private AnthropicSdk() {}

    /** What a structured answer is read into. */
    static final class Recipe {
        public String title = "";
        public int servings;
        public List<String> steps = List.of();
    }

    static AnthropicClient client(RunningGateway gateway) {
        return client(gateway, gateway.key());
    }

    static AnthropicClient client(RunningGateway gateway, String key) {
        return AnthropicOkHttpClient.builder()
                .baseUrl(gateway.url())
                .apiKey(key)
                .responseValidation(true)
                .maxRetries(0)
                .build();
    }

    static MessageCreateParams.Builder asking(String question) {
        return MessageCreateParams.builder().model(SdkGateway.MODEL).maxTokens(1000).addUserMessage(question);
    }

    static Tool weather() {
        var city = JsonValue.from(Map.of("type", "string"));
        var properties = Tool.InputSchema.Properties.builder().putAdditionalProperty("city", city).build();
        return Tool.builder()
                .name("get_weather")
                .description("The weather of a city")
                .inputSchema(Tool.InputSchema.builder().properties(properties).addRequired("city").build())
                .build();
    }

    /** Adds a turn of the user made of blocks: the one method the tests need that has another name in each major. */
    static MessageCreateParams.Builder userTurn(MessageCreateParams.Builder prompt, List<ContentBlockParam> blocks) {
        var method =
                Stream.of(MessageCreateParams.Builder.class.getMethods())
                        .filter(each -> each.getName().matches("addUserMessageOf(Content)?BlockParams"))
                        .findFirst()
                        .orElseThrow();
        try {
            return (MessageCreateParams.Builder) method.invoke(prompt, blocks);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.toString(), e);
        }
    }
}

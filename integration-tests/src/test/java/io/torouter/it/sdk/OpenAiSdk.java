package io.torouter.it.sdk;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;

import io.torouter.it.RunningGateway;

import java.util.List;

/** The client and the questions of the tests with openai-java. */
final class OpenAiSdk {
    private OpenAiSdk() {}

    /** A tool in the form in which the SDK takes one. */
    static final class GetWeather {
        public String city = "";
        public List<String> days = List.of();
    }

    /** What a structured answer is read into. */
    static final class Recipe {
        public String title = "";
        public int servings;
        public List<String> steps = List.of();
    }

    static OpenAIClient client(RunningGateway gateway) {
        return client(gateway, gateway.key());
    }

    static OpenAIClient client(RunningGateway gateway, String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(gateway.url() + "/v1")
                .apiKey(key)
                .responseValidation(true)
                .maxRetries(0)
                .build();
    }
}

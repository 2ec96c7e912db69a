package io.torouter.it.sdk;

import com.google.genai.Client;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import com.google.genai.types.Schema;
import com.google.genai.types.Tool;

import io.torouter.it.RunningGateway;

import java.util.List;
import java.util.Map;

/** The client and the tool of the tests with google-genai. */
final class GeminiSdk {
    private GeminiSdk() {}

    static Client client(RunningGateway gateway) {
        return client(gateway, gateway.key());
    }

    static Client client(RunningGateway gateway, String key) {
        var once = HttpRetryOptions.builder().attempts(1).build();
        var http = HttpOptions.builder().baseUrl(gateway.url()).retryOptions(once).build();
        return Client.builder().apiKey(key).httpOptions(http).build();
    }

    static Schema text() {
        return Schema.builder().type("STRING").build();
    }

    static Tool weather() {
        var parameters = Schema.builder().type("OBJECT").properties(Map.of("city", text())).required(List.of("city"));
        var function =
                FunctionDeclaration.builder()
                        .name("get_weather")
                        .description("The weather of a city")
                        .parameters(parameters.build());
        return Tool.builder().functionDeclarations(List.of(function.build())).build();
    }
}

package io.torouter.it.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Requests as clients make them. */
final class Calls {
    private Calls() {}

    /** What a request for the model {@code simulator} is answered with. */
    static int status(String url, String key) {
        return status(url, key, "simulator");
    }

    /** What a request for a model is answered with. */
    static int status(String url, String key, String model) {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(url + "/v1/chat/completions"))
                            .version(HttpClient.Version.HTTP_1_1)
                            .header("authorization", "Bearer " + key)
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            """
                                            {"model":"%s","messages":[{"role":"user","content":"Hello"}]}\
                                            """
                                                    .formatted(model)))
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

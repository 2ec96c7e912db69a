package io.torouter.it.stored;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** A client of the Responses API, with one key. */
record ResponsesClient(String url, String key) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    record Answer(int status, String body, String channel) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(body, e);
            }
        }

        String id() {
            return json().path("id").asText();
        }

        /** What the model said, all parts of it. */
        String text() {
            return String.join("", json().path("output").findValuesAsText("text"));
        }

        String code() {
            return json().path("error").path("code").asText();
        }

        /** The response object of the event that ends a stream. */
        JsonNode streamed() {
            return body.lines()
                    .filter(line -> line.startsWith("data: {") && line.contains("\"response.completed\""))
                    .map(line -> new Answer(200, line.substring("data: ".length()), "").json().path("response"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(body));
        }
    }

    static ObjectNode asking(String model, String input) {
        return JSON.createObjectNode().put("model", model).put("input", input);
    }

    static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer create(ObjectNode body) {
        return send("POST", "/v1/responses", body.toString());
    }

    /** Creates one that goes on from another. */
    Answer goOn(String previous, String model, String input) {
        return create(asking(model, input).put("previous_response_id", previous));
    }

    Answer post(String path, ObjectNode body) {
        return send("POST", path, body.toString());
    }

    Answer get(String path) {
        return send("GET", "/v1/responses/" + path, "");
    }

    Answer delete(String id) {
        return send("DELETE", "/v1/responses/" + id, "");
    }

    /** The texts of a response's input items, oldest first. */
    List<String> inputTexts(String id) {
        return get(id + "/input_items?order=asc&limit=100").json().path("data").findValuesAsText("text");
    }

    private Answer send(String method, String path, String body) {
        var request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("authorization", "Bearer " + key)
                        .header("content-type", "application/json")
                        .timeout(PATIENCE)
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build();
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = client.send(request, BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(), answer.body(), answer.headers().firstValue("x-torouter-channel").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

package io.torouter.it.stored;

import static io.torouter.it.stored.ResponsesClient.asking;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.it.Eventually;
import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

class StoreBoundsTest {
    @TempDir private Path data;

    @Test
    void survivesARestart() {
        String id;
        try (var gateway = start("")) {
            id = client(gateway).create(asking("claude", "Remember me.")).id();
        }
        try (var gateway = start("")) {
            assertThat(client(gateway).get(id).status()).isEqualTo(200);
            var next = client(gateway).goOn(id, "gemini", "Do you?");
            assertThat(next.status()).as(next.body()).isEqualTo(200);
            assertThat(client(gateway).inputTexts(next.id())).contains("Remember me.");
        }
    }

    @Test
    void forgetsInTime() {
        try (var gateway = start("responses: { ttl: 2s }")) {
            var client = client(gateway);
            var id = client.create(asking("claude", "Forget me.")).id();
            assertThat(client.get(id).status()).isEqualTo(200);
            Eventually.holds("it is forgotten", Duration.ofSeconds(10), () -> client.get(id).status() == 404);
            assertThat(client.goOn(id, "claude", "Did you?").code()).isEqualTo("previous_response_not_found");
        }
    }

    @Test
    void pushesTheOldestOut() {
        try (var gateway = start("responses: { max_bytes: 64KB }")) {
            var client = client(gateway);
            var first = client.create(asking("claude", "first " + "x".repeat(20_000))).id();
            for (int i = 0; i < 4; i++) {
                client.create(asking("claude", i + " " + "x".repeat(20_000)));
            }
            var last = client.create(asking("claude", "last " + "x".repeat(20_000))).id();
            assertThat(client.get(first).status()).isEqualTo(404);
            assertThat(client.get(last).status()).isEqualTo(200);
        }
    }

    @Test
    void keepsNothingWhereItIsSwitchedOff() {
        try (var gateway = start("responses: { enabled: false }")) {
            var client = client(gateway);
            var created = client.create(asking("native", "Hello"));
            assertThat(created.status()).isEqualTo(200);
            assertThat(client.get(created.id()).status()).isEqualTo(404);
            assertThat(client.goOn(created.id(), "native", "Go on").status()).isEqualTo(404);
            assertThat(data.resolve("responses.db")).doesNotExist();
        }
    }

    @Test
    void goesOnElsewhereWhenTheChannelThatKeptItIsGone() throws Exception {
        try (var gateway = start("")) {
            var client = client(gateway);
            var id = client.create(asking("native", "Begin at home.")).id();
            var without = StoredResponsesTest.CHANNELS.replace("id: native,", "id: moved,");
            java.nio.file.Files.writeString(gateway.file(), "data_dir: " + data + "\n" + without);
            Eventually.holds("the channel is gone", Duration.ofSeconds(5), () -> channel(client, id).equals("moved"));
            var next = client.goOn(id, "native", "Who are you?");
            assertThat(next.json().path("previous_response_id").asText()).isEqualTo(id);
            assertThat(client.inputTexts(next.id())).contains("Begin at home.");
        }
    }

    private static String channel(ResponsesClient client, String previous) {
        return client.goOn(previous, "native", "Where are you?").channel();
    }

    private RunningGateway start(String responses) {
        var yaml = "data_dir: ${DATA}\n" + responses + "\n" + StoredResponsesTest.CHANNELS;
        return RunningGateway.start(yaml, Map.of("DATA", data.toString()));
    }

    private static ResponsesClient client(RunningGateway gateway) {
        return new ResponsesClient(gateway.url(), gateway.key());
    }
}

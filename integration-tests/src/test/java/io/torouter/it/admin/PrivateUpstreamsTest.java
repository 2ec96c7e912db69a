package io.torouter.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.it.Eventually;
import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Channels of the database that lead to this machine. */
class PrivateUpstreamsTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private static RunningGateway start(Path data, String allowed) {
        return RunningGateway.start(
                """
                admin: { token: %s, private_upstreams: [%s] }
                data_dir: "${DATA}"
                channels:
                  - { id: sim, type: simulator, base_url: "${SIMULATOR}", models: [simulator] }
                keys:
                  - { name: test, key: "${KEY}" }
                """
                        .formatted(AdminClient.TOKEN, allowed),
                Map.of("DATA", data.toString()));
    }

    private static String url(RunningGateway gateway) {
        return "http://localhost:" + gateway.simulator().port() + "/v1";
    }

    private static AdminClient.Answer make(AdminClient admin, String url) {
        var channel =
                "{\"id\":\"made\",\"type\":\"openai-compatible\",\"base_url\":\"%s\",\"models\":[\"made-model\"]}"
                        .formatted(url);
        return admin.send("POST", "/channels", channel, "content-type", "application/json");
    }

    private static HttpResponse<String> chat(RunningGateway gateway) {
        try (var client = HttpClient.newHttpClient()) {
            var body = "{\"model\":\"made-model\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
            var request =
                    HttpRequest.newBuilder(URI.create(gateway.url() + "/v1/chat/completions"))
                            .header("authorization", "Bearer " + gateway.key())
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void areRefusedWhereTheirUrlSaysSo(@TempDir Path data) {
        try (var gateway = start(data, "");
                var admin = new AdminClient(gateway.url())) {
            var answer = make(admin, url(gateway));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("base_url").contains("admin.private_upstreams");
        }
    }

    /** The node is told less the second time, and the channel is there already. */
    @Test
    void areNotCalledWhereOnlyTheNameServerSaysSo(@TempDir Path data) {
        try (var gateway = start(data, "127.0.0.0/8");
                var admin = new AdminClient(gateway.url())) {
            assertThat(make(admin, url(gateway)).status()).isEqualTo(201);
            Eventually.holds("served", SOON, () -> chat(gateway).statusCode() == 200);
        }
        try (var gateway = start(data, "10.0.0.0/8");
                var admin = new AdminClient(gateway.url())) {
            var answer = chat(gateway);
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("upstream_unavailable").doesNotContain("127.0.0.1");

            var tested = admin.send("POST", "/channels/made/test", "{}", "content-type", "application/json");
            assertThat(tested.text()).contains("\"out_of_reach\"").contains("admin.private_upstreams");
        }
    }
}

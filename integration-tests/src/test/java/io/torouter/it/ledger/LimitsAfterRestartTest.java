package io.torouter.it.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.it.Eventually;
import io.torouter.it.RunningGateway;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/** What a key has used counts after all nodes were stopped. */
class LimitsAfterRestartTest {
    private static final String FILE =
            """
            database: { url: "${DATABASE}" }
            data_dir: "${DATA}"
            limits: { when_unreachable: "${WHEN}" }
            channels:
              - { id: main, type: simulator, base_url: "${SIMULATOR}", models: [
                  { id: cheap, upstream: "simulator?tokens=4" }, { id: dear, upstream: "simulator?tokens=4" }] }
            models:
              - { id: cheap, price: { input: 0.001, output: 0.001 } }
              - { id: dear, price: { input: 1000, output: 1000 } }
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
    }

    private RunningGateway start(String database, String whenUnreachable, String limits) {
        var data = directory.resolve("data").toString();
        return RunningGateway.start(
                FILE + "keys: [{ name: test, key: \"${KEY}\", " + limits + " }]",
                Map.of("DATABASE", database, "DATA", data, "WHEN", whenUnreachable));
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    private static EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    }

    private HttpResponse<String> ask(RunningGateway gateway, String model) {
        var body = "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
        var request =
                HttpRequest.newBuilder(URI.create(gateway.url() + "/v1/chat/completions"))
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("authorization", "Bearer " + gateway.key())
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void asks(RunningGateway gateway, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(ask(gateway, "cheap").statusCode()).isEqualTo(200);
        }
    }

    private HttpResponse<String> first(RunningGateway gateway, Predicate<HttpResponse<String>> wanted) {
        var last = new HttpResponse<?>[1];
        Eventually.holds(
                "an answer that is wanted",
                PATIENCE,
                () -> {
                    var answer = ask(gateway, "cheap");
                    last[0] = answer;
                    return wanted.test(answer);
                });
        @SuppressWarnings("unchecked")
        var found = (HttpResponse<String>) last[0];
        return found;
    }

    private void assertStillUsedUp(String database) {
        try (var before = start(database, "refuse", "windows: { 7d: 3 }, quota_usd: 0.005")) {
            asks(before, 2);
            assertThat(ask(before, "dear").statusCode()).isEqualTo(200);
        }
        try (var after = start(database, "refuse", "windows: { 7d: 3 }")) {
            var answer = ask(after, "cheap");
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.body()).contains("USAGE_LIMIT_EXCEEDED");
            assertThat(answer.headers().firstValue("x-should-retry")).contains("false");
        }
        try (var again = start(database, "refuse", "quota_usd: 0.005")) {
            assertThat(ask(again, "cheap").body()).contains("API_KEY_QUOTA_EXHAUSTED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void windowsAndQuotasThatWereUsedUpStillAre(String engine) throws Exception {
        if (engine.equals("sqlite")) {
            assertStillUsedUp("jdbc:sqlite:" + directory.resolve("test.db"));
            return;
        }
        try (var postgres = postgres()) {
            assertStillUsedUp(url(postgres.getPort()));
        }
    }

    @Test
    void whatOnlyTheJournalKnowsCountsToo() throws Exception {
        try (var postgres = postgres();
                var proxy = new Proxy(postgres.getPort())) {
            try (var before = start(url(proxy.port()), "refuse", "windows: { 5h: 3 }")) {
                asks(before, 1);
                Eventually.holds("a row", PATIENCE, () -> before.metric("torouter_ledger_queue") == 0);
                proxy.takeAway();
                asks(before, 2);
            }
            proxy.bringBack();
            try (var after = start(url(proxy.port()), "refuse", "windows: { 5h: 3 }")) {
                assertThat(first(after, answer -> answer.statusCode() != 503).body()).contains("USAGE_LIMIT_EXCEEDED");
            }
        }
    }

    @Test
    void whatADatabaseKnowsThatIsAwayAtTheStartCountsWhenItIsBack() throws Exception {
        try (var postgres = postgres();
                var proxy = new Proxy(postgres.getPort())) {
            try (var before = start(url(proxy.port()), "allow", "quota_usd: 0.005")) {
                assertThat(ask(before, "dear").statusCode()).isEqualTo(200);
            }
            proxy.takeAway();
            try (var after = start(url(proxy.port()), "allow", "quota_usd: 0.005")) {
                asks(after, 3);
                proxy.bringBack();
                assertThat(first(after, answer -> answer.statusCode() != 200).body())
                        .contains("API_KEY_QUOTA_EXHAUSTED");
            }
        }
    }
}

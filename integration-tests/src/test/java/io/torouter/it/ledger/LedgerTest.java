package io.torouter.it.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.torouter.it.Eventually;
import io.torouter.it.RunningGateway;
import io.torouter.ledger.AttemptRow;
import io.torouter.ledger.LedgerRow;
import io.torouter.ledger.Spend;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;

/** Each request is a row, with what it used and what it costs. A token costs one microdollar, one generated two. */
class LedgerTest {
    private static final String FILE =
            """
            channels:
              - { id: main, type: simulator, base_url: "${SIMULATOR}", models: [
                  { id: chat, upstream: simulator }, { id: slow, upstream: "simulator?delay=20ms&tokens=2000" },
                  { id: cut, upstream: "simulator?fault=close&after=20&tokens=200" }] }
              - { id: broken, type: simulator, base_url: "${SIMULATOR}", priority: 1,
                  models: [{ id: spared, upstream: "simulator?fail=500" }, { id: bad, upstream: "simulator?fail=500" }] }
              - { id: spare, type: simulator, base_url: "${SIMULATOR}", priority: 2,
                  models: [{ id: spared, upstream: simulator }] }
            models:
              - { id: chat, price: { input: 1, output: 2 } }
              - { id: slow, price: { input: 1, output: 2 } }
              - { id: cut, price: { input: 1, output: 2 } }
              - { id: spared, price: { input: 1, output: 2 } }
              - { id: bad, price: { input: 1, output: 2 } }
            accounts:
              - { id: acme }
            groups:
              - { id: default, multiplier: 1.5 }
            keys:
              - { name: test, key: "${KEY}", account: acme }
            """;

    private static final String CHAT =
            """
            {"model":"%s","stream":%s,"messages":[{"role":"user","content":"Tell me of rivers."}]}
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private RunningGateway gateway;
    private LedgerReader ledger;

    @BeforeEach
    void starts() throws IOException, SQLException {
        gateway = RunningGateway.start(FILE);
        ledger = LedgerReader.ofNode(gateway.file().resolveSibling("data"));
    }

    @AfterEach
    void stops() {
        ledger.close();
        gateway.close();
        client.close();
    }

    private HttpResponse<String> ask(String method, String path, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(gateway.url() + path))
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("authorization", "Bearer " + gateway.key())
                        .header("user-agent", "tests/1")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> chat(String model, boolean stream) throws Exception {
        return ask("POST", "/v1/chat/completions", CHAT.formatted(model, stream));
    }

    private LedgerRow row(HttpResponse<?> answer) {
        var id = answer.headers().firstValue("x-request-id").orElseThrow();
        Eventually.holds("a row of " + id, Duration.ofSeconds(20), () -> find(id) != null);
        return find(id);
    }

    private LedgerRow find(String id) {
        try {
            return ledger.queries().find(id);
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Test
    void aCompletedRequestIsARowWithItsCost() throws Exception {
        for (var stream : new boolean[] {false, true}) {
            var row = row(chat("chat", stream));

            assertThat(row.payer()).isEqualTo(new LedgerRow.Payer("test", "test", "acme", "default"));
            assertThat(row.asked())
                    .isEqualTo(
                            new LedgerRow.Asked("openai", "chat_completions", "chat", stream, "127.0.0.1", "tests/1"));
            assertThat(row.served()).extracting(LedgerRow.Served::channel).isEqualTo("main");
            assertThat(row.served().model()).isEqualTo("simulator");
            assertThat(row.ending().status()).isEqualTo(200);
            assertThat(row.ending().outcome()).isEqualTo("completed");
            assertCharged(row);
        }
    }

    private static void assertCharged(LedgerRow row) {
        var usage = row.charge().usage();
        assertThat(usage.input()).isPositive();
        assertThat(usage.output()).isPositive();
        assertThat(row.charge().cost().input()).isEqualTo(usage.input() * 1500);
        assertThat(row.charge().cost().output()).isEqualTo(usage.output() * 3000);
        assertThat(row.charge().priceVersion()).isNotEmpty();
        assertThat(row.charge().multiplier()).isEqualTo(1_500_000);
    }

    @Test
    void aRequestThatWentToAnotherChannelIsChargedOnce() throws Exception {
        var row = row(chat("spared", false));

        assertThat(row.served().channel()).isEqualTo("spare");
        assertThat(row.served().attempts()).isEqualTo(2);
        assertThat(row.attempts()).map(AttemptRow::channel).containsExactly("broken", "spare");
        assertThat(row.attempts()).map(AttemptRow::outcome).containsExactly("server_error", "completed");
        assertThat(row.attempts()).map(AttemptRow::status).containsExactly(500, 200);
        assertThat(row.attempts().getFirst().cost()).isZero();
        assertThat(row.attempts().getLast().cost()).isPositive().isLessThan(row.charge().cost().total());
        assertCharged(row);
        assertThat(ledger.ofAccount("acme")).isEqualTo(Spend.of(row));
    }

    private HttpResponse<InputStream> begun(String model) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(gateway.url() + "/v1/chat/completions"))
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("authorization", "Bearer " + gateway.key())
                        .POST(BodyPublishers.ofString(CHAT.formatted(model, true)))
                        .build();
        return client.send(request, BodyHandlers.ofInputStream());
    }

    @Test
    void aClientThatLeavesIsChargedForWhatItGot() throws Exception {
        var answer = begun("slow");
        try (var body = answer.body()) {
            assertThat(body.readNBytes(4000)).hasSize(4000);
        }

        var row = row(answer);

        assertThat(row.ending().outcome()).isEqualTo("cancelled");
        assertThat(row.charge().estimated()).isTrue();
        assertThat(row.charge().usage().output()).isLessThan(2000);
        assertThat(row.attempts()).map(AttemptRow::outcome).containsExactly("cancelled");
        assertCharged(row);
    }

    @Test
    void aStreamThatBreaksIsChargedForWhatCameBefore() throws Exception {
        var answer = begun("cut");
        try (var body = answer.body()) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }

        var row = row(answer);

        assertThat(row.ending().outcome()).isEqualTo("truncated");
        assertThat(row.charge().estimated()).isTrue();
        assertThat(row.charge().usage().output()).isBetween(10L, 40L);
        assertCharged(row);
    }

    @Test
    void whatNoChannelAnsweredCostsNothing() throws Exception {
        var row = row(chat("bad", true));

        assertThat(row.ending().outcome()).isEqualTo("upstream_error");
        assertThat(row.ending().status()).isGreaterThanOrEqualTo(500);
        assertThat(row.charge().cost().total()).isZero();
    }

    @Test
    void whatIsRefusedCostsNothing() throws Exception {
        var row = row(chat("nobody-has-it", false));

        assertThat(row.ending().outcome()).isEqualTo("refused");
        assertThat(row.ending().error()).isEqualTo("model_not_found");
        assertThat(row.charge().cost().total()).isZero();
        assertThat(row.served().attempts()).isZero();
    }

    @Test
    void readingAStoredResponseIsFree() throws Exception {
        var created = ask("POST", "/v1/responses", "{\"model\":\"chat\",\"input\":\"Remember me.\"}");
        assertThat(row(created).charge().cost().total()).isPositive();
        var id =
                created.body()
                        .lines()
                        .collect(Collectors.joining())
                        .replaceAll(".*\"id\" ?: ?\"(resp_[^\"]+)\".*", "$1");

        var read = row(ask("GET", "/v1/responses/" + id, ""));

        assertThat(read.ending().status()).isEqualTo(200);
        assertThat(read.charge().cost().total()).isZero();
    }

    @Test
    void theNodeSaysWhatItCosts() throws Exception {
        var row = row(chat("chat", false));

        assertThat(gateway.metric("torouter_cost_usd_total")).isEqualTo(row.charge().cost().total() / 1e9);
        assertThat(gateway.metrics()).contains("torouter_cost_usd_total{channel=\"main\",model=\"chat\"}");
        Eventually.holds("nothing waits", Duration.ofSeconds(10), () -> gateway.metric("torouter_ledger_queue") == 0);
        assertThat(gateway.metric("torouter_ledger_journal_bytes")).isZero();
        assertThat(gateway.metric("torouter_ledger_dropped_total")).isZero();
    }

    @Test
    void whatEndedRightBeforeANodeStopsIsThere() throws Exception {
        var id = chat("chat", false).headers().firstValue("x-request-id").orElseThrow();

        RunningGateway.await(gateway.node().stop());

        assertThat(find(id)).isNotNull();
    }
}

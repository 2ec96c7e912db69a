package io.torouter.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.it.Eventually;
import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/** Accounts that pay in advance. A request costs some tenths of a dollar. */
@Timeout(60)
final class BalanceTest {
    private static final String CONFIGURATION =
            """
            admin: { token: %s }
            channels:
              - { id: sim, type: simulator, base_url: "${SIMULATOR}", models: [{ id: m, upstream: "simulator?tokens=4" }] }
            models:
              - { id: m, price: { input: 0, output: 100000 } }
            keys:
              - { name: test, key: "${KEY}" }
            """
                    .replace("%s", AdminClient.TOKEN);
    private static final Duration SOON = Duration.ofSeconds(2);

    /** An unknown key, and one of many from the same address. */
    private static final Set<Integer> UNKNOWN = Set.of(401, 429);

    private static RunningGateway gateway;
    private static AdminClient admin;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start(CONFIGURATION);
        admin = new AdminClient(gateway.url());
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterAll
    static void stop() {
        client.close();
        admin.close();
        gateway.close();
    }

    private static AdminClient.Answer write(String method, String path, String json) {
        var answer = admin.send(method, path, json, "content-type", "application/json", "if-match", "*");
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
        return answer;
    }

    private static String account(String id, String balance) {
        write("POST", "/accounts", "{\"id\":\"" + id + "\",\"balance_usd\":" + balance + "}");
        var key =
                write("POST", "/keys", "{\"name\":\"of-" + id + "\",\"account\":\"" + id + "\",\"group\":\"default\"}");
        return key.json().get("key").textValue();
    }

    private static HttpResponse<String> ask(String key, String path, String body) {
        var request =
                HttpRequest.newBuilder(URI.create(gateway.url() + path))
                        .header("authorization", "Bearer " + key)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> chat(String key) {
        return ask(
                key, "/v1/chat/completions", "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
    }

    private static void awaitKnown(String key) {
        Eventually.holds("known", Duration.ofSeconds(20), () -> !UNKNOWN.contains(chat(key).statusCode()));
    }

    @Test
    void whatIsSpentIsRefusedInEveryDialectAndWhatIsPaidInIsThereAtOnce() {
        var key = account("acme", "1");
        Eventually.holds("spent", Duration.ofSeconds(20), () -> chat(key).statusCode() == 403);

        var refused = chat(key);
        assertThat(refused.headers().firstValue("x-should-retry")).contains("false");
        assertThat(refused.body()).contains("\"code\":\"INSUFFICIENT_BALANCE\"", "\"type\":\"");
        var messages = "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
        assertThat(ask(key, "/v1/messages", messages).body())
                .contains("permission_error", "\"code\":\"INSUFFICIENT_BALANCE\"");
        var contents = "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"hi\"}]}]}";
        assertThat(ask(key, "/v1beta/models/m:generateContent", contents).body())
                .contains("PERMISSION_DENIED", "\"reason\":\"INSUFFICIENT_BALANCE\"");

        write("PUT", "/accounts/acme", "{\"id\":\"acme\",\"balance_usd\":1000}");

        Eventually.holds("paid", SOON, () -> chat(key).statusCode() == 200);
        assertThat(admin.get("/accounts/acme").json().get("balance_usd").decimalValue()).isEqualByComparingTo("1000");
        assertBalanceIs("acme", "1000");
    }

    /** What is left and what was spent, of which there is something. */
    private static void assertBalanceIs(String account, String paid) {
        var json = admin.get("/accounts/" + account + "/balance").json();
        var spent = json.get("spent_usd").decimalValue();
        assertThat(spent).isPositive();
        assertThat(json.get("balance_usd").decimalValue()).isEqualByComparingTo(paid);
        assertThat(json.get("remaining_usd").decimalValue()).isEqualByComparingTo(new BigDecimal(paid).subtract(spent));
    }

    @Test
    void operatorsSeeHowFarAKeyIsWithItsLimits() {
        var made = write("POST", "/keys", "{\"name\":\"limited\",\"group\":\"default\",\"windows\":{\"7d\":5}}");
        var key = made.json().get("key").textValue();
        awaitKnown(key);
        assertThat(chat(key).statusCode()).isEqualTo(200);
        var path = "/limits/" + made.json().get("id").textValue();

        Eventually.holds(
                "told",
                Duration.ofSeconds(20),
                () -> admin.get(path).json().at("/limits/requests_7d/used").asInt() >= 2);
        var window = admin.get(path).json().at("/limits/requests_7d");

        assertThat(window.get("most").asInt()).isEqualTo(5);
        assertThat(window.get("used").asInt() + window.get("remaining").asInt()).isEqualTo(5);
        assertThat(admin.get("/limits/nobody").status()).isEqualTo(404);
    }

    @Test
    void whereNothingWasPaidNothingIsServed() {
        var key = account("poor", "0");
        awaitKnown(key);

        assertThat(chat(key).statusCode()).isEqualTo(403);
    }

    @Test
    void anAccountThatDoesNotPayInAdvanceIsServed() {
        write("POST", "/accounts", "{\"id\":\"rich\"}");
        var made = write("POST", "/keys", "{\"name\":\"of-rich\",\"account\":\"rich\",\"group\":\"default\"}");
        var key = made.json().get("key").textValue();
        awaitKnown(key);

        assertThat(chat(key).statusCode()).isEqualTo(200);
    }
}

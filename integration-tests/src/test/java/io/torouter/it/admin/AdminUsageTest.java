package io.torouter.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.it.Eventually;
import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;

@Timeout(90)
final class AdminUsageTest {
    /** More than a piece of the file. */
    private static final int REQUESTS = 520;

    private static final String CONFIGURATION =
            """
            admin: { token: %s }
            channels:
              - { id: sim, type: simulator, base_url: "${SIMULATOR}", models: [simulator] }
            models:
              - { id: simulator, price: { input: 1, output: 2 } }
            keys:
              - { name: "=1+1", key: "${KEY}" }
            """
                    .replace("%s", AdminClient.TOKEN);

    private static RunningGateway gateway;
    private static AdminClient admin;

    @BeforeAll
    static void use() throws Exception {
        gateway = RunningGateway.start(CONFIGURATION);
        admin = new AdminClient(gateway.url());
        try (var client = HttpClient.newHttpClient()) {
            var body = "{\"model\":\"simulator\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
            var request =
                    HttpRequest.newBuilder(URI.create(gateway.url() + "/v1/chat/completions"))
                            .header("authorization", "Bearer " + gateway.key())
                            .header("user-agent", "a \"quoted\", name")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            for (int i = 0; i < REQUESTS; i++) {
                assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(200);
            }
        }
        Eventually.holds(
                "all in the ledger",
                Duration.ofSeconds(20),
                () -> admin.get("/usage").json().path("requests").intValue() == REQUESTS);
    }

    @AfterAll
    static void stop() {
        admin.close();
        gateway.close();
    }

    @Test
    void sumsUp() {
        var all = admin.get("/usage").json();
        var byModel = admin.get("/usage/models").json().get("data");
        var series = admin.get("/usage/series?step=1d").json().get("data");

        assertThat(all.get("cost_usd").decimalValue().signum()).isPositive();
        assertThat(byModel).hasSize(1);
        assertThat(byModel.get(0).get("model").textValue()).isEqualTo("simulator");
        assertThat(byModel.get(0).get("cost_usd")).isEqualTo(all.get("cost_usd"));
        assertThat(series.findValues("requests").stream().mapToInt(each -> each.intValue()).sum()).isEqualTo(REQUESTS);
        assertThat(admin.get("/usage?status=500").json().get("requests").intValue()).isZero();
        assertThat(admin.get("/usage?end=2020-01-01").json().get("requests").intValue()).isZero();
    }

    @Test
    void tellsWhenAKeyWasUsedLast() {
        var latest = admin.get("/requests?limit=1").json().get("data").get(0);
        var key = admin.get("/keys").json().get("data").get(0);

        assertThat(key.get("last_used").textValue()).isEqualTo(latest.get("at").textValue());
    }

    @Test
    void showsRequestsInPagesAndOneWithItsAttempts() {
        var ids = new HashSet<String>();
        var next = "";
        do {
            var page = admin.get("/requests?limit=300" + next).json();
            page.get("data").forEach(row -> ids.add(row.get("id").textValue()));
            next = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").textValue();
        } while (!next.isEmpty());

        assertThat(ids).hasSize(REQUESTS);
        var one = admin.get("/requests/" + ids.iterator().next()).json();
        assertThat(one.get("tried")).hasSize(1);
        assertThat(one.get("tried").get(0).get("channel").textValue()).isEqualTo("sim");
    }

    @Test
    void exportsAFileOfAnySize() {
        var file = admin.get("/usage/export?start=2026-01-01");
        var lines = file.text().split("\r\n");

        assertThat(file.header("content-disposition"))
                .matches("attachment; filename=\"usage-2026-01-01_\\d{4}-\\d\\d-\\d\\d(T\\d{6}Z)?\\.csv\"");
        assertThat(file.header("content-type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(lines).hasSize(REQUESTS + 1).doesNotHaveDuplicates();
        assertThat(lines[0]).startsWith("id,at,key,");
        assertThat(lines[1]).contains("\"'=1+1\"", "\"a \"\"quoted\"\", name\"");
    }

    @Test
    void answersAsItsDescriptionSays() {
        var description = new Description(admin.get("/openapi.json").json());
        var id = admin.get("/requests?limit=1").json().get("data").get(0).get("id").textValue();

        for (var path :
                description.reads().stream()
                        .filter(path -> path.contains("/usage") || path.contains("/requests"))
                        .toList()) {
            if (!path.endsWith("/export")) {
                var answer = admin.get(path.substring("/admin/v1".length()).replace("{id}", id));
                assertThat(description.check("get", path, answer)).as(path).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usage?start=yesterday",
                "/usage?start=2026-02-01&end=2026-01-01",
                "/usage?status=1000",
                "/usage/series?step=1w",
                "/usage/series?step=1m&start=2020-01-01",
                "/requests?cursor=1.bm90aGluZw",
            })
    void refusesWhatItDoesNotUnderstand(String path) {
        assertThat(admin.get(path).status()).isEqualTo(400);
    }
}

package io.torouter.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.it.Eventually;
import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

@Timeout(60)
final class AdminApiTest {
    private static final String CONFIGURATION =
            """
            admin: { token: "${TOKEN}" }
            server: { cors: { origins: ["*"] } }
            access_log: { target: "${LOG}" }
            accounts:
              - { id: acme, name: ACME Inc. }
            groups:
              - { id: default }
              - { id: team, multiplier: 0.5, surfaces: [openai], limits: { rpm: 600, windows: { 5h: 1000 } } }
            channels:
              - { id: sim, type: simulator, base_url: "${SIMULATOR}", models: [simulator], groups: [default, team] }
              - id: openai
                type: openai
                api_key: sk-upstream-credential
                models: [gpt-5, { id: embed, upstream: text-embedding-3-large }, "o*"]
                priority: 10
                limits: { concurrency: 20 }
                timeouts: { connect: 1500ms }
                prices: { embed: { input: 0.13, output: 0 } }
            models:
              - { id: gpt-5, context: 400000, price: [{ input: 1.25, output: 10, tiers: [{ above: 200000, input: 2.5, output: 15 }] }] }
            keys:
              - { name: test, key: "${KEY}" }
              - { name: tablet/2, key: sk-key-of-the-tablet, group: team, account: acme, ip_deny: [10.0.0.0/8], enabled: false, expires: 2030-01-01 }
            """;

    private static Path log;
    private static RunningGateway gateway;
    private static AdminClient admin;

    @BeforeAll
    static void start() throws IOException {
        log = Files.createTempFile("torouter-it-admin", ".log");
        gateway = RunningGateway.start(CONFIGURATION, Map.of("TOKEN", AdminClient.TOKEN, "LOG", log.toString()));
        admin = new AdminClient(gateway.url());
    }

    @AfterAll
    static void stop() throws IOException {
        admin.close();
        gateway.close();
        Files.delete(log);
    }

    @Test
    void tellsWhatThereIsToRead() {
        var links = admin.get("").json().get("links");

        assertThat(links.properties()).hasSizeGreaterThan(7);
        links.forEach(link -> {
            var path = link.textValue().substring("/admin/v1".length());
            assertThat(admin.get(path).status()).as(path).isEqualTo(200);
        });
    }

    @Test
    void answersAsItsDescriptionSays() {
        var description = new Description(admin.get("/openapi.json").json());

        assertThat(description.reads()).hasSizeGreaterThan(12);
        for (var path : ofObjects(description)) {
            var below = path.substring("/admin/v1".length());
            var answer = admin.get(below.replace("{id}", below.contains("{id}") ? firstId(below) : ""));
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(description.check("get", path, answer)).as(path).isEmpty();
        }
        assertThat(description.check("get", "/admin/v1/keys/{id}", admin.get("/keys/nobody"))).isEmpty();
        assertThat(description.check("get", "/admin/v1/keys", admin.get("/keys?limit=x"))).isEmpty();
    }

    /** The ledger of this gateway is empty. */
    private static List<String> ofObjects(Description description) {
        return description.reads().stream()
                .filter(path -> !path.contains("/usage") && !path.contains("/requests"))
                .toList();
    }

    private static String firstId(String path) {
        var id = ids(admin.get(path.substring(0, path.indexOf("/{")) + "?limit=1").json()).getFirst();
        return URLEncoder.encode(id, UTF_8);
    }

    @Test
    void showsAChannelInTheFormOfTheFileWithoutItsCredential() {
        var channel = admin.get("/channels/openai").json();

        assertThat(channel.get("api_key").textValue()).isEqualTo("***");
        assertThat(channel.get("base_url").textValue()).isEqualTo("https://api.openai.com/v1");
        assertThat(channel.get("models").toString())
                .isEqualTo("[{\"id\":\"embed\",\"upstream\":\"text-embedding-3-large\"},\"gpt-5\",\"o*\"]");
        assertThat(channel.get("timeouts").get("connect").textValue()).isEqualTo("1500ms");
        assertThat(channel.get("prices").get("embed").get(0).get("input").toString()).isEqualTo("0.13");
        assertThat(channel.get("origin").textValue()).isEqualTo("file");
    }

    @Test
    void showsPricesExactlyAndWhereAModelIsServed() {
        var model = admin.get("/models/gpt-5").json();

        assertThat(model.get("price").get(0).get("output").toString()).isEqualTo("10");
        assertThat(model.get("price").get(0).get("tiers").get(0).get("input").toString()).isEqualTo("2.5");
        assertThat(model.get("channels").toString()).isEqualTo("[\"openai\"]");
        assertThat(model.get("groups").toString()).isEqualTo("[\"default\"]");
    }

    @Test
    void listsWhatModelsCostByThemselvesAndAtChannels() {
        var listed = admin.get("/prices/gpt-5").json();
        var atOne = admin.get("/prices/embed").json();

        assertThat(listed.get("price")).isEqualTo(admin.get("/models/gpt-5").json().get("price"));
        assertThat(listed.get("channels")).isEmpty();
        assertThat(atOne.get("channels").get("openai").get(0).get("input").toString()).isEqualTo("0.13");
        assertThat(ids(admin.get("/prices").json())).contains("gpt-5", "embed").isSorted();
        assertThat(admin.get("/prices/simulator").status()).isEqualTo(404);
    }

    @Test
    void findsAKeyWhoseNameHasASlash() {
        var key = admin.get("/keys/tablet%2F2").json();

        assertThat(key.get("name").textValue()).isEqualTo("tablet/2");
        assertThat(key.get("enabled").booleanValue()).isFalse();
        assertThat(key.get("expires").textValue()).isEqualTo("2030-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "/keys?group=team, tablet/2",
        "/keys?account=acme, tablet/2",
        "/keys?enabled=true, test",
        "/channels?type=simulator, sim",
        "/channels?model=embed, openai",
        "/models?channel=sim, simulator",
        "/models?group=team, simulator",
        "/accounts?active=true, acme",
        "/channels?origin=file&limit=1, openai",
    })
    void filters(String path, String id) {
        assertThat(ids(admin.get(path).json())).containsExactly(id);
    }

    private static List<String> ids(JsonNode list) {
        return StreamSupport.stream(list.get("data").spliterator(), false)
                .map(item -> item.get("id").textValue())
                .toList();
    }

    @Test
    void givesListsInPages() {
        var ids = new ArrayList<String>();
        var next = "";
        do {
            var page = admin.get("/models?limit=1" + next).json();
            assertThat(page.get("data")).hasSize(1);
            ids.addAll(ids(page));
            next = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").textValue();
        } while (!next.isEmpty());

        assertThat(ids).containsExactly("embed", "gpt-5", "simulator");
    }

    @Test
    void saysThatNothingChanged() {
        var first = admin.get("/keys/test");
        var second = admin.get("/keys/test", "if-none-match", first.header("etag"));

        assertThat(first.header("etag")).matches("\"[^\"]+\"");
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404, not_found",
        "GET, /keys/nobody, 404, not_found",
        "PUT, /nodes, 405, method_not_allowed",
        "GET, /keys?colour=red, 400, invalid_parameter",
        "GET, /keys?limit=0, 400, invalid_parameter",
        "GET, /keys?limit=many, 400, invalid_parameter",
        "GET, /keys?cursor=here, 400, invalid_parameter",
        "GET, /keys?limit=1&limit=2, 400, invalid_parameter",
        "OPTIONS, /keys, 405, method_not_allowed",
    })
    void saysWhatIsWrong(String method, String path, int status, String code) {
        var answer = admin.send(method, path, "", "origin", "https://page.example.com");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("code").textValue()).isEqualTo(code);
        assertThat(answer.json().get("status").intValue()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "OPTIONS"})
    void pagesOfOtherOriginsMayNotCall(String method) {
        var answer =
                admin.send(
                        method,
                        "/keys",
                        "",
                        "origin",
                        "https://page.example.com",
                        "access-control-request-method",
                        "GET");

        assertThat(answer.header("access-control-allow-origin")).isEmpty();
        assertThat(answer.header("access-control-allow-methods")).isEmpty();
    }

    @Test
    void aKeyOfAClientIsNoAdminToken() {
        try (var client = new AdminClient(gateway.url(), gateway.key())) {
            assertThat(client.get("/keys").status()).isEqualTo(401);
        }
    }

    @Test
    void noAnswerShowsACredential() {
        for (var path : List.of("/channels", "/keys", "/config", "/models", "/openapi.json")) {
            assertThat(admin.get(path).text())
                    .doesNotContain("sk-upstream-credential", "sk-key-of-the-tablet", RunningGateway.KEY);
        }
    }

    @Test
    void logsAndCountsWithoutIds() {
        admin.get("/channels/sim?");

        Eventually.holds("a line in the log", Duration.ofSeconds(5), () -> read(log).contains("channels"));
        assertThat(read(log))
                .contains("\"path\":\"/admin/v1/channels/{id}\",\"surface\":\"admin\",\"key\":\"admin\"")
                .doesNotContain("/channels/sim");
        assertThat(gateway.metrics())
                .contains(
                        "torouter_requests_total{operation=\"/admin/v1/channels/{id}\",status=\"200\",surface=\"admin\"}");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}

package io.torouter.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.it.Eventually;
import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

@Timeout(60)
final class AdminEditsTest {
    private static final String CONFIGURATION =
            """
            admin: { token: %s, private_upstreams: [127.0.0.0/8] }
            channels:
              - { id: sim, type: simulator, base_url: "${SIMULATOR}", models: [simulator] }
            keys:
              - { name: test, key: "${KEY}" }
            """
                    .replace("%s", AdminClient.TOKEN);
    private static final Duration SOON = Duration.ofSeconds(5);

    private static RunningGateway gateway;
    private static AdminClient admin;
    private static Description description;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start(CONFIGURATION);
        admin = new AdminClient(gateway.url());
        description = new Description(admin.get("/openapi.json").json());
    }

    @AfterAll
    static void stop() {
        admin.close();
        gateway.close();
    }

    private static AdminClient.Answer create(String kind, String json) {
        var answer = admin.send("POST", kind, json, "content-type", "application/json");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(description.check("post", "/admin/v1" + kind, answer)).isEmpty();
        return answer;
    }

    private static int chat(String key, String model) {
        try (var client = HttpClient.newHttpClient()) {
            var body = "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
            var request =
                    HttpRequest.newBuilder(URI.create(gateway.url() + "/v1/chat/completions"))
                            .header("authorization", "Bearer " + key)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsMadeServesAndWhatIsDeletedDoesNot() {
        var url = "http://127.0.0.1:" + gateway.simulator().port() + "/v1";
        create("/groups", "{\"id\":\"made\",\"multiplier\":1.5}");
        create(
                "/channels",
                "{\"id\":\"other\",\"type\":\"openai-compatible\",\"base_url\":\""
                        + url
                        + "\",\"models\":[\"made-model\"],\"groups\":[\"made\"],\"api_key\":\"sk-secret-of-it\"}");
        var key = create("/keys", "{\"name\":\"made\",\"group\":\"made\"}");
        var secret = key.json().get("key").textValue();
        assertThat(secret).matches("sk-[A-Za-z0-9]{32,}");

        Eventually.holds("served", SOON, () -> chat(secret, "made-model") == 200);
        var path = key.header("location").substring("/admin/v1".length());
        assertThat(admin.get(path).text()).doesNotContain(secret);
        assertThat(admin.get("/keys?name=made").json().get("data")).hasSize(1);
        assertThat(admin.get("/models?channel=other").text()).contains("made-model");

        assertThat(admin.send("DELETE", path, "", "if-match", key.header("etag")).status()).isEqualTo(204);
        assertThat(admin.get(path).status()).isEqualTo(404);
        Eventually.holds("refused", SOON, () -> chat(secret, "made-model") == 401);
    }

    @Test
    void whatAKeyNeedsStays() {
        create("/groups", "{\"id\":\"needed\"}");
        create("/keys", "{\"name\":\"needs\",\"group\":\"needed\"}");

        var answer = admin.send("DELETE", "/groups/needed", "", "if-match", "*");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("code").textValue()).isEqualTo("in_use");
        assertThat(description.check("delete", "/admin/v1/groups/{id}", answer)).isEmpty();
    }

    @Test
    void aCredentialIsShownToNobodyAndStaysWhatItIsBehindItsMask() {
        var made =
                create(
                        "/channels",
                        "{\"id\":\"masked\",\"type\":\"openai\",\"api_key\":\"sk-a-credential\",\"models\":[\"m\"]}");
        assertThat(made.json().get("api_key").textValue()).isEqualTo("***");

        var again = admin.get("/channels/masked");
        assertThat(again.header("etag")).isEqualTo(made.header("etag"));
        var same = put("/channels/masked", again.text().replace("[\"m\"]", "[\"m\",\"n\"]"), again.header("etag"));
        assertThat(same.status()).as(same.text()).isEqualTo(200);
        assertThat(description.check("put", "/admin/v1/channels/{id}", same)).isEmpty();

        var elsewhere = "{\"base_url\":\"https://elsewhere.example.com\",\"type\":\"openai\",";
        var moved = put("/channels/masked", elsewhere + "\"api_key\":\"***\",\"models\":[\"m\"]}", same.header("etag"));
        assertThat(moved.status()).isEqualTo(422);
        assertThat(admin.get("/audit").text()).contains("masked").doesNotContain("sk-a-credential");
    }

    private static AdminClient.Answer put(String path, String json, String tag) {
        return admin.send("PUT", path, json, "content-type", "application/json", "if-match", tag);
    }

    @Test
    void anEditSaysWhatItSaw() {
        var made = create("/accounts", "{\"id\":\"seen\",\"name\":\"One\"}");
        var second = put("/accounts/seen", "{\"name\":\"Two\"}", made.header("etag"));
        assertThat(second.status()).as(second.text()).isEqualTo(200);

        var stale = put("/accounts/seen", "{\"name\":\"Three\"}", made.header("etag"));
        var blind = admin.send("PUT", "/accounts/seen", "{\"name\":\"Three\"}");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(description.check("put", "/admin/v1/accounts/{id}", stale)).isEmpty();
        assertThat(blind.status()).isEqualTo(428);
        assertThat(admin.get("/accounts/seen").json().get("name").textValue()).isEqualTo("Two");
    }

    @Test
    void aKeyThatIsRotatedIsGoodForAWhile() {
        var made = create("/keys", "{\"name\":\"turned\"}");
        var path = made.header("location").substring("/admin/v1".length());
        var first = made.json().get("key").textValue();

        var rotated = admin.send("POST", path + "/rotate?overlap_seconds=3600", "", "if-match", made.header("etag"));

        assertThat(rotated.status()).as(rotated.text()).isEqualTo(200);
        assertThat(description.check("post", "/admin/v1/keys/{id}/rotate", rotated)).isEmpty();
        var second = rotated.json().get("key").textValue();
        assertThat(second).isNotEqualTo(first);
        Eventually.holds("both", SOON, () -> chat(first, "simulator") == 200 && chat(second, "simulator") == 200);
        assertThat(admin.get("/audit").text()).contains("\"rotate\"").doesNotContain(first, second);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /channels | {\"id\":\"sim\",\"type\":\"simulator\",\"models\":[\"m\"]} | 409 | declared",
                "POST | /channels | {\"id\":\"bad\",\"type\":\"simulator\",\"colour\":\"red\"} | 422 | invalid",
                "POST | /channels | {\"id\":\"bad\",\"id\":\"bad\"} | 422 | invalid",
                "POST | /keys | [] | 422 | invalid",
                "POST | /keys | {\"name\":\"bad\",\"group\":\"nowhere\"} | 422 | invalid",
                "POST | /keys | {\"name\":\"test\"} | 409 | exists",
                "PUT | /channels/sim | {} | 409 | declared",
                "PUT | /groups/nowhere | {} | 404 | not_found",
                "DELETE | /keys/test | '' | 409 | declared",
                "POST | /keys/nobody/rotate | '' | 404 | not_found",
            })
    void saysWhyAnEditIsRefused(String method, String path, String body, int status, String code) {
        var answer = admin.send(method, path, body, "content-type", "application/json", "if-match", "*");

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().get("code").textValue()).isEqualTo(code);
    }

    @Test
    void takesJsonOnly() {
        assertThat(admin.send("POST", "/keys", "name=x", "content-type", "text/plain").status()).isEqualTo(415);
    }
}

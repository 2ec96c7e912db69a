package io.torouter.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.it.Eventually;
import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;

@Timeout(60)
final class AdminPlacesTest {
    private static final String REST =
            """
            channels:
              - { id: sim, type: simulator, base_url: "${SIMULATOR}", models: [simulator] }
            keys:
              - { name: test, key: "${KEY}" }
            """;

    @Test
    void movesToTheManagementPort() {
        var yaml = "admin: { port: management, token: " + AdminClient.TOKEN + " }\n" + REST;
        try (var gateway = RunningGateway.start(yaml);
                var there = new AdminClient(gateway.managementUrl());
                var elsewhere = new AdminClient(gateway.url())) {
            assertThat(there.get("/channels/sim").status()).isEqualTo(200);
            assertThat(there.get("/nothing").status()).isEqualTo(404);
            assertThat(elsewhere.get("/channels/sim").text()).contains("\"code\":\"not_found\"");
            assertThat(gateway.metrics()).contains("surface=\"admin\"");
        }
    }

    @Test
    void canBeSwitchedOff() {
        var yaml = "admin: { enabled: false, token: " + AdminClient.TOKEN + " }\n" + REST;
        try (var gateway = RunningGateway.start(yaml);
                var admin = new AdminClient(gateway.url())) {
            assertThat(admin.get("/channels").status()).isEqualTo(404);
        }
    }

    @Test
    void makesATokenThatOnlyTheOperatorCanRead() throws IOException {
        try (var gateway = RunningGateway.start(REST)) {
            var file = gateway.file().resolveSibling("data").resolve("admin-token");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            try (var admin = new AdminClient(gateway.url(), Files.readString(file).strip())) {
                assertThat(admin.get("/channels").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void takesTheTokenOfTheEnvironment() {
        var environment = Map.of("TOROUTER_ADMIN_TOKEN", AdminClient.TOKEN);
        try (var gateway = RunningGateway.start(REST, environment);
                var admin = new AdminClient(gateway.url())) {
            assertThat(admin.get("/channels").status()).isEqualTo(200);
            assertThat(gateway.file().resolveSibling("data").resolve("admin-token")).doesNotExist();
        }
    }

    @Test
    void tellsWhyAnEditOfTheFileIsNotInForce() throws IOException {
        var yaml = "admin: { token: " + AdminClient.TOKEN + " }\n" + REST;
        try (var gateway = RunningGateway.start(yaml);
                var admin = new AdminClient(gateway.url())) {
            assertThat(admin.get("/config").json().get("refused").isNull()).isTrue();

            Files.writeString(gateway.file(), yaml + "colour: red\n");
            Eventually.holds(
                    "the edit is refused",
                    Duration.ofSeconds(10),
                    () -> !admin.get("/config").json().get("refused").isNull());

            var config = admin.get("/config").json();
            assertThat(config.get("revision").toString()).isEqualTo("{\"seen\":2,\"applied\":1}");
            assertThat(config.get("refused").get("problems").get(0).get("message").textValue()).contains("colour");
        }
    }

    @Test
    void refusesAnAnswerToWhoHasNoToken() throws Exception {
        try (var gateway = RunningGateway.start(REST);
                var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(gateway.url() + "/admin/v1")).build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("admin_token_required");
        }
    }
}

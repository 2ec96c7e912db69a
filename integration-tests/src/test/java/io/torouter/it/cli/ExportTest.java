package io.torouter.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.it.Eventually;
import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What is in a database goes into a file, and a node with that file and an empty database does the same. */
@Timeout(120)
final class ExportTest {
    private static final String SETTINGS = "admin: { token: %s }\n".formatted(Terminal.TOKEN);
    private static final String FILE =
            SETTINGS
                    + """
                    accounts: [{ id: acme, name: ACME Inc. }]
                    groups:
                      - { id: default }
                      - { id: team, multiplier: 0.5, limits: { rpm: 5000 } }
                    channels:
                      - { id: of-the-file, type: simulator, base_url: "${SIMULATOR}", models: [other] }
                    keys:
                      - { name: test, key: "${KEY}" }
                    """;
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir private Path directory;

    private static void fill(Terminal terminal) {
        terminal.does("channels create sim type=simulator groups=[\"default\",\"team\"] models=[\"simulator\"]");
        terminal.does(
                "channels create up.1 type=openai models=[\"gpt-5\",{\"id\":\"embed\",\"upstream\":\"te-3\"},\"o*\"]"
                        + " limits.rpm=7 prices={\"embed\":{\"input\":0.13,\"output\":0}} priority=3 api_key=sk-up-1");
        terminal.does("channels create up-1 type=openai models=[\"gpt-5\"] api_key=sk-up-2 enabled=false");
        terminal.does("models create gpt-5 context=400000 capabilities=[]", "display_name=G ${P}T: 5 #x");
        terminal.does("groups create vip multiplier=2 surfaces=[\"openai\"]");
        terminal.does("accounts create beta active=false");
    }

    private static String key(Terminal terminal, String fields) {
        var key = terminal.does("keys create " + fields + " --json").json().path("key").asText();
        Eventually.holds("the key is good", SOON, () -> Calls.status(terminal.url(), key) != 401);
        return key;
    }

    @Test
    void aNodeWithTheExportedFileDoesTheSame() throws IOException {
        String text;
        List<String> keys;
        JsonNode before;
        try (var gateway = RunningGateway.start(FILE)) {
            var terminal = new Terminal(gateway.url());
            fill(terminal);
            keys =
                    List.of(
                            key(terminal, "plain"),
                            key(
                                    terminal,
                                    "full group=team account=acme rpm=60 windows.5h=100 ip_deny=[\"10.0.0.0/8\"]"
                                            + " models=[\"simulator\"] expires=2036-01-01 quota_usd=12.5 tpm=9"
                                            + " concurrency=3"),
                            key(terminal, "vip group=vip"));
            terminal.does("keys create off enabled=false");
            text = terminal.does("export").out();
            before = objects(terminal);
        }
        assertThat(text).doesNotContain("sk-up-1", "of-the-file").contains("UP_1_API_KEY", "UP_1_API_KEY_2");

        var variables = Map.of("UP_1_API_KEY", "sk-up-1", "UP_1_API_KEY_2", "sk-up-2");
        try (var gateway = RunningGateway.start(SETTINGS + text, variables)) {
            var terminal = new Terminal(gateway.url());
            var after = objects(terminal);
            assertThat(after.path("keys")).isEqualTo(before.path("keys"));
            assertThat(says(after, before)).as("%s says all of %s", after, before).isTrue();
            assertThat(keys.stream().map(key -> Calls.status(gateway.url(), key))).containsExactly(200, 200, 404);
            assertThat(terminal.does("export").out()).doesNotContain("keys:");
        }
    }

    /** What is in force but for where it comes from, by kinds and names. */
    private static ObjectNode objects(Terminal terminal) {
        var all = JsonNodeFactory.instance.objectNode();
        for (var kind : List.of("accounts", "groups", "models", "keys", "channels")) {
            var some = all.putObject(kind);
            for (var each : terminal.does(kind + " list --json").json().path("data")) {
                var name = each.path(kind.equals("keys") ? "name" : "id").asText();
                var shown = terminal.does(kind + " show", name, "--json").json();
                if (isCompared(kind, name)) {
                    some.set(name, comparable((ObjectNode) shown));
                }
            }
        }
        return all;
    }

    /** What is in a file is shown with all members, sorted, and a price as a list of them. */
    private static boolean says(JsonNode whole, JsonNode part) {
        if (part.isObject() && whole.isArray()) {
            return says(whole.path(0), part);
        }
        if (part.isObject()) {
            return part.properties().stream().allMatch(member -> says(whole.path(member.getKey()), member.getValue()));
        }
        return part.isArray()
                ? whole.size() == part.size() && Set.copyOf(list(whole)).equals(Set.copyOf(list(part)))
                : whole.equals(part);
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static boolean isCompared(String kind, String name) {
        return !List.of("of-the-file", "other", "test").contains(name)
                && !(kind.equals("channels") && name.equals("up-1"));
    }

    private static ObjectNode comparable(ObjectNode object) {
        return object.without(
                List.of(
                        "origin",
                        "revision",
                        "created",
                        "changed",
                        "shown",
                        "last_used",
                        "hash",
                        "id",
                        "channels",
                        "base_url"));
    }

    @Test
    void theFileIsWrittenForItsOwner() throws IOException {
        try (var gateway = RunningGateway.start(FILE)) {
            var file = directory.resolve("export.yaml");
            new Terminal(gateway.url()).does("export --output " + file);

            assertThat(file).content().startsWith("# What a ToRouter gateway has in its database");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            assertThat(directory.toFile().list()).hasSize(1);
        }
    }
}

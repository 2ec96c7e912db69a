package io.torouter.catalog.admin;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.admin.bus.AdminAnswer;
import io.torouter.admin.bus.AdminCall;
import io.torouter.catalog.database.Database;
import io.torouter.catalog.database.Engine;
import io.torouter.catalog.database.TestDatabase;
import io.torouter.catalog.ledger.LedgerQueries;
import io.torouter.catalog.objects.Edits;
import io.torouter.catalog.objects.Judge;
import io.torouter.catalog.objects.KeyEdits;
import io.torouter.catalog.objects.KeyMint;
import io.torouter.catalog.objects.ObjectEdits;
import io.torouter.catalog.secrets.MasterKey;
import io.torouter.catalog.secrets.Vault;
import io.torouter.catalog.source.ConfigLoader;
import io.torouter.catalog.source.Declared;
import io.torouter.snapshot.UpstreamReach;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Operators' programs that send what nobody expects: it is an error of the call, and none of the node. */
class HostileCallsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);
    private static final List<String> TEXTS =
            List.of(
                    "'; DROP TABLE api_key; --",
                    "\" OR 1=1",
                    "a\u0000b",
                    "two\r\nlines",
                    "../../etc/passwd",
                    "\u202e\ud83d\ude00",
                    "x".repeat(100_000),
                    "%00",
                    "");

    @TempDir private Path directory;

    private AdminDesk desk(Database database) {
        var random = new Random(4);
        var edits = new Edits(database, CLOCK);
        var judge = new Judge(new ConfigLoader(Map.of(), random), () -> Declared.NOTHING, UpstreamReach.PUBLIC);
        var vault = new Vault(new MasterKey(Map.of(), directory, random), random);
        var kept =
                new AdminDatabase(
                        edits,
                        new ObjectEdits(edits, vault, judge),
                        new KeyEdits(edits, new KeyMint(random), judge),
                        new LedgerQueries(database));
        return TestDesk.of(kept, CLOCK);
    }

    private static AdminAnswer call(AdminDesk desk, String method, String path, String query, String body)
            throws IOException {
        var headers = Map.of("content-type", "application/json", "if-match", "*");
        var call = new AdminCall(method, "/admin/v1" + path, query, headers, Buffer.buffer(body), "admin", "", "");
        return TestDesk.answer(desk, call);
    }

    private static void assertNoFault(AdminAnswer answer, String text) {
        assertThat(answer.status()).as(text + " " + answer.body()).isBetween(200, 499);
    }

    @ParameterizedTest
    @EnumSource
    void inAnId(Engine engine) throws Exception {
        try (var database = Database.of(TestDatabase.settings(engine, directory), directory)) {
            database.migrate();
            var desk = desk(database);
            for (var text : TEXTS) {
                for (var kind : List.of("channels", "groups", "keys", "accounts", "models", "requests")) {
                    var path = '/' + kind + '/' + URLEncoder.encode(text, UTF_8);
                    assertNoFault(call(desk, "GET", path, "", ""), path);
                    assertNoFault(call(desk, "DELETE", path, "", ""), path);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void inAParameter(Engine engine) throws Exception {
        try (var database = Database.of(TestDatabase.settings(engine, directory), directory)) {
            database.migrate();
            var desk = desk(database);
            for (var text : TEXTS) {
                for (var parameter : List.of("model", "key", "account", "channel", "start", "cursor", "limit")) {
                    var query = parameter + '=' + URLEncoder.encode(text, UTF_8);
                    for (var path : List.of("/requests", "/usage", "/usage/models", "/keys", "/audit", "/groups")) {
                        assertNoFault(call(desk, "GET", path, query, ""), path + '?' + query);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void inABody(Engine engine) throws Exception {
        try (var database = Database.of(TestDatabase.settings(engine, directory), directory)) {
            database.migrate();
            var desk = desk(database);
            var deep = "[".repeat(50_000);
            var bodies =
                    List.of(
                            "",
                            "null",
                            "[]",
                            "{",
                            deep,
                            "{\"id\":" + deep,
                            "{\"id\":\"a\\u0000b\"}",
                            "{\"id\":\"\\ud800\"}",
                            "{\"id\":\"x\",\"multiplier\":1e999999999}",
                            "{\"id\":\"x\",\"note\":\"'; DROP TABLE object; --\"}",
                            "{\"name\":\"a\\nb\",\"group\":\"default\"}",
                            "{\"name\":\"" + "n".repeat(10_000) + "\",\"group\":\"default\"}",
                            "{\"name\":\"n\",\"group\":\"default\",\"ip_deny\":[\"10.0.0.0/99999999999\"]}",
                            "{\"name\":\"n\",\"group\":\"default\",\"rpm\":99999999999999999999}");
            for (var body : bodies) {
                for (var kind : List.of("channels", "groups", "keys", "accounts", "models")) {
                    assertThat(call(desk, "POST", '/' + kind, "", body).status())
                            .as(kind + ' ' + body.substring(0, Math.min(80, body.length())))
                            .isBetween(400, 499);
                }
            }
        }
    }
}

package io.torouter.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.catalog.config.Kind;
import io.torouter.catalog.config.ObjectRef;
import io.torouter.catalog.database.Database;
import io.torouter.catalog.objects.At;
import io.torouter.catalog.objects.Edited;
import io.torouter.catalog.objects.Edits;
import io.torouter.catalog.objects.Judge;
import io.torouter.catalog.objects.KeyEdits;
import io.torouter.catalog.objects.KeyMint;
import io.torouter.catalog.source.ConfigLoader;
import io.torouter.catalog.source.Declared;
import io.torouter.settings.DatabaseSettings;
import io.torouter.snapshot.Secret;
import io.torouter.snapshot.UpstreamReach;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The database is on one node, the edge on another, and the edits come from a third process, which is the test's. */
@Timeout(90)
final class DatabaseAcrossNodesTest {
    /** Twice what is promised, since the machine that tests may be busy. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static Site site;
    private static NodeProcess edge;
    private static NodeProcess keeper;
    private static Database database;
    private static KeyEdits keys;

    @BeforeAll
    static void startBoth() throws Exception {
        site = new Site("database-across-nodes");
        var file = site.directory().resolve("shared.db");
        for (var end : new String[] {"", "-wal", "-shm"}) {
            Files.deleteIfExists(Path.of(file + end));
        }
        var settings = new DatabaseSettings(true, "jdbc:sqlite:" + file, "", new Secret(""), 2);
        database = Database.of(settings, site.directory());
        database.migrate();
        var judge =
                new Judge(new ConfigLoader(Map.of(), new SecureRandom()), () -> Declared.NOTHING, UpstreamReach.PUBLIC);
        keys = new KeyEdits(new Edits(database, Clock.systemUTC()), new KeyMint(new SecureRandom()), judge);
        site.more("database: { url: \"jdbc:sqlite:" + file + "\" }\n");
        keeper = site.seed("keeper", "catalog,router");
        edge = site.join("edge", "gateway");
        site.awaitReady(edge);
        site.upstream().plays(call -> call.json("{\"choices\":[]}"));
    }

    @AfterAll
    static void stopBoth() throws IOException {
        site.close();
        database.close();
    }

    private static KeyEdits.Issued issue(String name) throws Exception {
        return switch (keys.create("tests", "{\"name\":\"" + name + "\"}")) {
            case Edited.Done<KeyEdits.Issued>(var now) -> now;
            case Edited.Refused<KeyEdits.Issued> refused -> throw new AssertionError(refused.toString());
        };
    }

    private static int status(NodeProcess node, Secret key) throws Exception {
        var headers = "authorization: Bearer " + key.text() + "\r\ncontent-type: application/json\r\n";
        var body = "{\"model\":\"chat\"}".getBytes(UTF_8);
        try (var answer = HttpAnswer.to(node.port(), "POST /v1/chat/completions", headers, body)) {
            return answer.status();
        }
    }

    @Test
    void aKeyIsGoodSoonAfterItWasMadeAndRefusedSoonAfterItWasTakenAway() throws Exception {
        var issued = issue("tablet");
        Await.until("the key is good", SOON, () -> status(edge, issued.secret()) == 200);

        keys.delete("tests", new At(new ObjectRef(Kind.KEY, issued.stored().id()), 0));

        Await.until("the key is refused", SOON, () -> status(edge, issued.secret()) == 401);
    }

    @Test
    void aKeyIsGoodAtOnceOnANodeThatStartsLater() throws Exception {
        var issued = issue("phone");

        var late = site.join("late", "gateway");
        site.awaitReady(late);

        assertThat(status(late, issued.secret())).isEqualTo(200);
        assertThat(late.metrics()).contains("torouter_database_up 1");
        assertThat(keeper.isAlive()).isTrue();
    }
}

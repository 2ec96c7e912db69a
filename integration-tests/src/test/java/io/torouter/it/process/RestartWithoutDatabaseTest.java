package io.torouter.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.it.ledger.LedgerReader;
import io.torouter.it.ledger.Proxy;
import io.torouter.ledger.LedgerRow;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A node that ends while its database is away and its journal is full of rows, and starts again while it still is. */
@Timeout(120)
final class RestartWithoutDatabaseTest {
    private static final int REQUESTS = 300;
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Well over the flush interval and what a slow disk adds to it. */
    private static final Duration FLUSHED = Duration.ofMillis(1500);

    private static final byte[] BODY =
            "{\"model\":\"chat\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}".getBytes(UTF_8);

    @TempDir private static Path directory;

    private static EmbeddedPostgres postgres;
    private static Proxy proxy;
    private static NodeProcess node;
    private static int starts;

    @BeforeAll
    static void begin() throws Exception {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        proxy = new Proxy(postgres.getPort());
        Files.writeString(
                directory.resolve("torouter.yaml"),
                """
                server: { host: 127.0.0.1, port: 0, event_loops: 1 }
                management: { host: 127.0.0.1, port: 0 }
                access_log: { target: off }
                database: { url: "%s" }
                channels: [{ id: main, type: simulator, models: [{ id: chat, upstream: "simulator?tokens=4" }] }]
                keys: [{ name: tests, key: %s }]
                """
                        .formatted(url(proxy.port()), Site.KEY));
        node = start();
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    @AfterAll
    static void end() throws IOException {
        node.close();
        proxy.close();
        postgres.close();
    }

    private static NodeProcess start() throws Exception {
        var file = directory.resolve("torouter.yaml").toString();
        return NodeProcess.start(directory, "start-" + ++starts, Map.of(), "--config", file).awaitStarted();
    }

    private static String ask(String key) throws Exception {
        var headers = "authorization: Bearer " + key + "\r\ncontent-type: application/json\r\n";
        try (var answer = HttpAnswer.to(node.port(), "POST /v1/chat/completions", headers, BODY)) {
            var text = answer.text();
            assertThat(answer.status()).as(text).isEqualTo(200);
            return answer.header("x-request-id");
        }
    }

    private static double queue() throws Exception {
        return node.metrics()
                .lines()
                .filter(line -> line.startsWith("torouter_ledger_queue "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }

    @ParameterizedTest
    @EnumSource
    void noRowIsLostOrThereTwiceAndWhatTheDatabaseHasComesBack(Ending ending) throws Exception {
        var token = Files.readString(directory.resolve("data").resolve("admin-token")).strip();
        var made = new AdminCalls(node, token).post("/keys", "{\"name\":\"made-" + ending + "\"}");
        proxy.takeAway();
        var answered = askWhileItIsAway();

        ending.of(node);
        node = start();

        assertThat(ask(Site.KEY)).isNotEmpty();
        assertThat(queue()).isGreaterThanOrEqualTo(REQUESTS);
        proxy.bringBack();
        Await.until("every row is kept", SOON, () -> queue() == 0);
        Await.until("the key is good", SOON, () -> isGood(made.get("key").textValue()));
        try (var ledger = LedgerReader.ofUrl(url(postgres.getPort()))) {
            assertThat(ledger.all()).map(LedgerRow::id).doesNotHaveDuplicates().containsAll(answered);
        }
    }

    /** The ids of requests that are in the journal. */
    private static Set<String> askWhileItIsAway() throws Exception {
        var answered = new HashSet<String>();
        for (int i = 0; i < REQUESTS; i++) {
            answered.add(ask(Site.KEY));
        }
        long last = System.nanoTime();
        Await.until("they are flushed", SOON, () -> System.nanoTime() - last > FLUSHED.toNanos());
        assertThat(queue()).isGreaterThanOrEqualTo(REQUESTS);
        return answered;
    }

    private static boolean isGood(String key) throws Exception {
        var headers = "authorization: Bearer " + key + "\r\n";
        try (var answer = HttpAnswer.to(node.port(), "GET /v1/models", headers, new byte[0])) {
            return answer.status() == 200;
        }
    }
}

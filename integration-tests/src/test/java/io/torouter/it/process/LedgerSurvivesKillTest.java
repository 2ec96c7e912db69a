package io.torouter.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.it.ledger.LedgerReader;
import io.torouter.ledger.LedgerRow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A process that is killed under load, as {@code kill -9} does it, and started again on what it left. */
@Timeout(120)
final class LedgerSurvivesKillTest {
    /** Well over the flush interval and what a slow disk adds to it. */
    private static final Duration FLUSHED = Duration.ofMillis(1500);

    private static final byte[] BODY =
            "{\"model\":\"chat\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}".getBytes(UTF_8);

    @TempDir private Path directory;

    private final Map<String, Long> answered = new ConcurrentHashMap<>();

    private NodeProcess start(String name) throws Exception {
        var file = directory.resolve("torouter.yaml");
        Files.writeString(
                file,
                """
                server: { host: 127.0.0.1, port: 0, event_loops: 1 }
                management: { host: 127.0.0.1, port: 0 }
                access_log: { target: off }
                channels: [{ id: main, type: simulator, models: [{ id: chat, upstream: "simulator?tokens=4" }] }]
                models: [{ id: chat, price: { input: 1, output: 2 } }]
                keys: [{ name: tests, key: %s }]
                """
                        .formatted(Site.KEY));
        return NodeProcess.start(directory, name, Map.of(), "--config", file.toString()).awaitStarted();
    }

    @Test
    void nothingThatWasFlushedIsLostAndNothingIsThereTwice() throws Exception {
        var killed = start("first");
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                clients.execute(() -> askUntilItIsGone(killed));
            }
            Await.until("answers", Duration.ofSeconds(60), () -> isOld(FLUSHED.multipliedBy(2)));
            killed.kill();
        }
        long kill = System.nanoTime();

        try (var again = start("second")) {
            Await.until("all rows are kept", Duration.ofSeconds(30), () -> nothingWaits(again));
            assertThat(again.metrics()).contains("torouter_ledger_dropped_total 0.0");
        }
        assertLedger(kill);
    }

    /** Whether some answer is that old, and many came since. */
    private boolean isOld(Duration age) {
        long now = System.nanoTime();
        return answered.size() > 200 && answered.values().stream().anyMatch(at -> now - at > age.toNanos());
    }

    private void askUntilItIsGone(NodeProcess node) {
        try {
            while (node.isAlive()) {
                try (var answer = HttpAnswer.to(node.port(), "POST /v1/chat/completions", Site.HEADERS, BODY)) {
                    answer.bytes();
                    answered.put(answer.header("x-request-id"), System.nanoTime());
                }
            }
        } catch (Exception _) {
            // The node is gone.
        }
    }

    private static boolean nothingWaits(NodeProcess node) throws Exception {
        return node.metrics().lines().anyMatch("torouter_ledger_queue 0.0"::equals);
    }

    private void assertLedger(long kill) throws IOException, java.sql.SQLException {
        try (var ledger = LedgerReader.ofNode(directory.resolve("data"))) {
            var rows = ledger.all();
            var flushed =
                    answered.entrySet().stream()
                            .filter(each -> kill - each.getValue() > FLUSHED.toNanos())
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toSet());
            assertThat(flushed).isNotEmpty();
            assertThat(rows).map(LedgerRow::id).doesNotHaveDuplicates().containsAll(flushed);
            var spend = ledger.ofKey("tests");
            assertThat(spend.requests()).isEqualTo(rows.size());
            assertThat(spend.cost()).isEqualTo(rows.stream().mapToLong(row -> row.charge().cost().total()).sum());
        }
    }
}

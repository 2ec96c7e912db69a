package io.torouter.it.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.it.Eventually;
import io.torouter.it.RunningGateway;
import io.torouter.ledger.LedgerRow;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The database goes away under load and comes back. {@code -Dledger.outage.seconds=600} makes the outage as long as one
 * of a real server.
 */
class DatabaseOutageTest {
    private static final int PER_SECOND = 500;
    private static final int OUTAGE = PER_SECOND * Integer.getInteger("ledger.outage.seconds", 8);
    private static final int CALM = 3 * PER_SECOND;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String FILE =
            """
            database: { url: "${DATABASE}" }
            channels:
              - { id: main, type: simulator, base_url: "${SIMULATOR}", models: [{ id: chat, upstream: "simulator?tokens=4" }] }
            models:
              - { id: chat, price: { input: 1, output: 2 } }
            keys:
              - { name: test, key: "${KEY}" }
            """;

    @Test
    void noRequestFailsAndNoRowIsMissing() throws Exception {
        try (var postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
                var proxy = new Proxy(postgres.getPort());
                var gateway = RunningGateway.start(FILE, Map.of("DATABASE", url(proxy.port())));
                var load = new Load(URI.create(gateway.url()), gateway.key(), PER_SECOND)) {
            answered(load, CALM);
            proxy.takeAway();
            answered(load, CALM + OUTAGE);
            assertThat(gateway.metric("torouter_ledger_queue")).isGreaterThan(OUTAGE / 2.0);
            assertThat(gateway.metric("torouter_ledger_journal_bytes")).isPositive();
            proxy.bringBack();
            answered(load, 2 * CALM + OUTAGE);
            load.stop();
            Eventually.holds("all are answered", PATIENCE, load::isIdle);

            assertThat(load.failed()).isZero();
            assertComplete(gateway, load, url(postgres.getPort()));
        }
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    private static void answered(Load load, int count) {
        var limit = PATIENCE.plusSeconds(2L * count / PER_SECOND);
        Eventually.holds(count + " answers", limit, () -> load.answered().size() + load.failed() >= count);
    }

    /** What an edge has gathered a moment ago waits nowhere yet. */
    private static boolean isKept(LedgerReader ledger, int rows) {
        try {
            return ledger.queries().totals(LedgerReader.ALL).requests() >= rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void assertComplete(RunningGateway gateway, Load load, String url) throws Exception {
        try (var ledger = LedgerReader.ofUrl(url)) {
            Eventually.holds("every row is kept", PATIENCE, () -> isKept(ledger, load.answered().size()));
            Eventually.holds("nothing waits", PATIENCE, () -> gateway.metric("torouter_ledger_queue") == 0);
            assertThat(gateway.metric("torouter_ledger_dropped_total")).isZero();
            var rows = ledger.all();
            var ids = rows.stream().map(LedgerRow::id).collect(Collectors.toSet());
            assertThat(ids).hasSameSizeAs(rows);
            assertThat(ids.equals(load.answered())).as("the rows are those of the answers").isTrue();
            var spend = ledger.ofKey("test");
            assertThat(spend.requests()).isEqualTo(rows.size());
            assertThat(spend.cost()).isEqualTo(rows.stream().mapToLong(row -> row.charge().cost().total()).sum());
        }
    }
}

package io.torouter.catalog.ledger;

import static io.torouter.catalog.ledger.Rows.NOW;
import static io.torouter.catalog.ledger.Rows.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.torouter.bus.Address;
import io.torouter.bus.Heartbeat;
import io.torouter.bus.HeartbeatCodec;
import io.torouter.catalog.database.Database;
import io.torouter.catalog.database.Engine;
import io.torouter.catalog.database.TestDatabase;
import io.torouter.ledger.LedgerRow;
import io.torouter.ledger.bus.LedgerAddress;
import io.torouter.ledger.bus.LedgerBatch;
import io.torouter.ledger.bus.LedgerBatchCodec;
import io.torouter.ledger.bus.PastCodec;
import io.torouter.ledger.bus.PastQuestion;
import io.torouter.ledger.bus.PastQuestionCodec;
import io.torouter.limits.Past;
import io.torouter.limits.PastUse;
import io.torouter.money.Cost;
import io.torouter.settings.LedgerSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

class LedgerVerticleTest {
    private static final DeliveryOptions OPTIONS = new DeliveryOptions().setCodecName(LedgerBatchCodec.NAME);
    private static final LedgerFilter ALL = LedgerFilter.of(Instant.EPOCH, NOW.plus(Duration.ofDays(1)));

    /** What clients and upstreams may say where a text is expected. */
    private static final List<String> HOSTILE =
            List.of(
                    "'); DROP TABLE key_spend; --",
                    "a\u0000b",
                    "\ud800",
                    "\udc00\ud800",
                    "two\r\nlines",
                    "\u202e\u2028\ud83d\ude00\u00e9",
                    "x".repeat(1_000_000),
                    "${jndi:ldap://x} %s {} \\u0000",
                    "");

    @TempDir private Path folder;

    private SimpleMeterRegistry registry;
    private Vertx vertx;

    private interface Condition {
        boolean holds() throws Exception;
    }

    @BeforeEach
    void starts() {
        vertx = Vertx.vertx();
        vertx.eventBus().registerCodec(new LedgerBatchCodec());
        vertx.eventBus().registerCodec(new PastQuestionCodec()).registerCodec(new PastCodec());
        vertx.eventBus().registerDefaultCodec(Heartbeat.class, new HeartbeatCodec());
    }

    @AfterEach
    void stops() throws Exception {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static void until(Condition condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private Database database(Engine engine) throws Exception {
        return Database.of(TestDatabase.settings(engine, folder), folder);
    }

    private String deploy(String node, @Nullable Database database) throws Exception {
        registry = new SimpleMeterRegistry();
        var parts = new LedgerNode(node, folder.resolve(node), LedgerSettings.DEFAULT, database, registry, () -> NOW);
        return await(vertx.deployVerticle(new LedgerVerticle(parts)));
    }

    private void journal(List<LedgerRow> rows) throws Exception {
        await(vertx.eventBus().request(LedgerAddress.JOURNAL, new LedgerBatch(rows), OPTIONS));
    }

    private double queue() {
        return registry.get("torouter.ledger.queue").gauge().value();
    }

    private static long requests(Database database) throws Exception {
        return new LedgerQueries(database).totals(ALL).requests();
    }

    @ParameterizedTest
    @EnumSource
    void bringsRowsToTheDatabase(Engine engine) throws Exception {
        try (var database = database(engine)) {
            deploy("node", database);
            journal(rows("a", 700));
            journal(rows("b", 700));
            journal(rows("a", 700));

            until(() -> queue() == 0);

            assertThat(requests(database)).isEqualTo(1400);
            assertThat(registry.get("torouter.ledger.journal").gauge().value()).isZero();
            assertThat(registry.get("torouter.ledger.dropped").counter().count()).isZero();
        }
    }

    @Test
    void keepsRowsWhileTheDatabaseIsAway() throws Exception {
        try (var away = TestDatabase.away(folder)) {
            var id = deploy("node", away);
            journal(rows("a", 1000));
            assertThat(queue()).isEqualTo(1000);
            assertThat(registry.get("torouter.ledger.journal").gauge().value()).isGreaterThan(100_000);
            await(vertx.undeploy(id));
        }
        try (var database = database(Engine.SQLITE)) {
            deploy("node", database);

            until(() -> queue() == 0);

            assertThat(requests(database)).isEqualTo(1000);
        }
    }

    /** Two sums that together no column can hold. */
    @Test
    void aRowThatTheDatabaseWillNeverTakeHoldsNobodyUp() throws Exception {
        try (var database = database(Engine.POSTGRESQL)) {
            deploy("node", database);
            journal(List.of(dear("a")));
            until(() -> queue() == 0);
            journal(List.of(dear("b"), Rows.row("c")));

            until(() -> queue() == 0);

            assertThat(new LedgerQueries(database).newest(ALL, null, 9)).map(LedgerRow::id).containsExactly("c", "a");
            assertThat(registry.get("torouter.ledger.dropped").counter().count()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowThatIsRefusedIsFoundAmongManyAndTheRestIsKept(Engine engine) throws Exception {
        try (var database = database(engine)) {
            deploy("node", database);
            journal(Rows.rows("first", 1));
            until(() -> queue() == 0);
            refuse(database, engine, "r000033");

            journal(Rows.rows("r", 100));

            until(() -> queue() == 0);
            var kept = new LedgerQueries(database).newest(ALL, null, 200).stream().map(LedgerRow::id).toList();
            assertThat(kept).hasSize(100).contains("r000000", "r000032", "r000034", "r000099");
            assertThat(kept).doesNotContain("r000033");
            assertThat(registry.get("torouter.ledger.dropped").counter().count()).isEqualTo(1);
        }
    }

    private static void refuse(Database database, Engine engine, String id) throws SQLException {
        var table = Month.of(Rows.NOW).entries();
        var sql =
                switch (engine) {
                    case SQLITE ->
                            "CREATE TRIGGER refusing BEFORE INSERT ON %s WHEN NEW.id = '%s'"
                                    + " BEGIN SELECT RAISE(ABORT, 'no'); END";
                    case POSTGRESQL -> "ALTER TABLE %s ADD CONSTRAINT refusing CHECK (id <> '%s')";
                };
        database.write(handle -> handle.execute(sql.formatted(table, id)));
    }

    @ParameterizedTest
    @EnumSource
    void whatOthersMakeUpNeitherStopsARowNorChangesAnother(Engine engine) throws Exception {
        try (var database = database(engine)) {
            deploy("node", database);
            var hostile = HOSTILE.stream().map(text -> Rows.hostile("h" + HOSTILE.indexOf(text), text)).toList();

            journal(hostile);
            journal(List.of(Rows.row("tame")));

            until(() -> queue() == 0);
            var kept = new LedgerQueries(database).newest(ALL, null, 50);
            assertThat(kept.stream().map(row -> row.with(List.of())))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(hostile.stream(), Stream.of(Rows.row("tame")))
                                    .map(row -> row.with(List.of()))
                                    .toList());
            assertThat(registry.get("torouter.ledger.dropped").counter().count()).isZero();
        }
    }

    private static LedgerRow dear(String id) {
        var row = Rows.row(id);
        var cost = new Cost(Long.MAX_VALUE - 5000, 0, 0, 0, 0, 0, 0, 0, 0);
        return new LedgerRow(
                id,
                row.startedMillis(),
                row.payer(),
                row.asked(),
                row.served(),
                row.ending(),
                new LedgerRow.Charge(row.charge().usage(), false, cost, "v1", 1),
                List.of());
    }

    @Test
    void writesWhatCameBeforeItStops() throws Exception {
        try (var database = database(Engine.SQLITE)) {
            var id = deploy("node", database);
            for (var row : rows("a", 500)) {
                vertx.eventBus().send(LedgerAddress.JOURNAL, new LedgerBatch(List.of(row)), OPTIONS);
            }
            journal(rows("b", 1));
            await(vertx.undeploy(id));

            assertThat(requests(database)).isEqualTo(501);
        }
    }

    @Test
    void sendsRowsToANodeThatHasADatabase() throws Exception {
        try (var database = database(Engine.SQLITE)) {
            deploy("keeper", database);
            var remote = new RemoteKeeper(vertx, System::nanoTime);
            assertThatThrownBy(() -> await(remote.keep(rows("a", 3)))).hasMessageContaining("no node with a database");

            remote.heard(new Heartbeat("keeper", 1, 0, 0, 0, false, 1, false, true, false));
            await(remote.keep(rows("a", 3)));
            await(remote.keep(rows("a", 3)));

            assertThat(requests(database)).isEqualTo(3);
        }
    }

    @Test
    void asksAnotherNodeAfterAFailure() throws Exception {
        try (var away = TestDatabase.away(folder);
                var database = database(Engine.SQLITE)) {
            deploy("broken", away);
            deploy("sound", database);
            var remote = new RemoteKeeper(vertx, System::nanoTime);
            remote.heard(new Heartbeat("broken", 1, 0, 0, 0, false, 1, false, true, false));
            remote.heard(new Heartbeat("sound", 1, 0, 0, 0, false, 1, false, true, false));

            assertThatThrownBy(() -> await(remote.keep(rows("a", 3)))).hasMessageContaining("Connection");
            remote.heard(new Heartbeat("sound", 1, 0, 0, 0, false, 1, false, true, false));
            await(remote.keep(rows("a", 3)));

            assertThat(requests(database)).isEqualTo(3);
        }
    }

    @Test
    void aNodeWithoutADatabaseKeepsRowsUntilItHearsOfOne() throws Exception {
        deploy("edge", null);
        journal(rows("a", 10));
        assertThat(queue()).isEqualTo(10);
        var taken = vertx.eventBus().<LedgerBatch>consumer(LedgerAddress.keeper("far"));
        taken.handler(batch -> batch.reply(true));
        await(taken.completion());

        vertx.setPeriodic(50, _ -> beat("far"));

        until(() -> queue() == 0);
    }

    private void beat(String node) {
        vertx.eventBus().publish(Address.HEARTBEAT, new Heartbeat(node, 1, 0, 0, 0, false, 1, false, true, false));
    }

    private Future<Past> past() {
        var question = new PastQuestion("laptop", PastUse.EVER);
        var options = new DeliveryOptions().setCodecName(PastQuestionCodec.NAME);
        return vertx.eventBus().<Past>request(LedgerAddress.PAST, question, options).map(Message::body);
    }

    /** More rows than go to the database at once. */
    @ParameterizedTest
    @EnumSource
    void thePastHasTheRowsThatAnEarlierProcessLeft(Engine engine) throws Exception {
        try (var away = TestDatabase.away(folder)) {
            var id = deploy("node", away);
            journal(rows("a", 1500));
            await(vertx.undeploy(id));
        }
        try (var database = database(engine)) {
            deploy("node", database);

            assertThat(await(past()).spentNanos()).isEqualTo(1_500_000);
        }
    }

    @Test
    void nobodyKnowsThePastWhileTheDatabaseIsAway() throws Exception {
        try (var away = TestDatabase.away(folder)) {
            var id = deploy("node", away);
            journal(rows("a", 1));
            await(vertx.undeploy(id));

            deploy("node", away);

            assertThatThrownBy(() -> await(past())).hasMessageContaining("rows of the process before");
        }
    }

    @Test
    void aNodeWithoutADatabaseAsksForThePastElsewhere() throws Exception {
        deploy("edge", null);
        assertThatThrownBy(() -> await(past())).hasMessageContaining("no node with a database");
        var known = new Past(5, List.of(new Past.Use(1, 2, 3)));
        var answers = vertx.eventBus().<PastQuestion>consumer(LedgerAddress.past("far"));
        answers.handler(asked -> asked.reply(known, new DeliveryOptions().setCodecName(PastCodec.NAME)));
        await(answers.completion());

        vertx.setPeriodic(50, _ -> beat("far"));

        until(() -> await(past().otherwise(Past.UNKNOWN)).equals(known));
    }

    @Test
    void saysWhereItCannotWrite() throws Exception {
        Files.writeString(folder.resolve("node"), "in the way");
        assertThatThrownBy(() -> deploy("node", null))
                .hasMessageContaining("the ledger cannot be written to " + folder.resolve("node"))
                .hasMessageContaining("or set 'ledger.enabled' to false");
    }
}

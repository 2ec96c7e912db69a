package io.torouter.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.torouter.bus.AttemptReport;
import io.torouter.bus.Outcome;
import io.torouter.bus.Settlement;
import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;
import io.torouter.dialect.Surface;
import io.torouter.gateway.Fake;
import io.torouter.gateway.client.ClientAddresses;
import io.torouter.gateway.stream.Completion;
import io.torouter.gateway.stream.Exchange;
import io.torouter.ledger.AttemptRow;
import io.torouter.ledger.LedgerRow;
import io.torouter.ledger.RequestId;
import io.torouter.ledger.bus.LedgerAddress;
import io.torouter.ledger.bus.LedgerBatch;
import io.torouter.ledger.bus.LedgerBatchCodec;
import io.torouter.limits.Limits;
import io.torouter.money.Price;
import io.torouter.money.PriceList;
import io.torouter.money.Rates;
import io.torouter.settings.ProxySettings;
import io.torouter.snapshot.Accounting;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.ChannelLimits;
import io.torouter.snapshot.ChannelType;
import io.torouter.snapshot.GroupTerms;
import io.torouter.snapshot.KeyHash;
import io.torouter.snapshot.Secret;
import io.torouter.snapshot.Snapshot;
import io.torouter.snapshot.Timeouts;
import io.torouter.usage.Usage;
import io.vertx.core.Vertx;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class EdgeLedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final ApiKey KEY =
            new ApiKey(
                    "key-1",
                    "laptop",
                    KeyHash.of(new byte[32]),
                    "acme",
                    "default",
                    true,
                    Set.of(),
                    List.of(),
                    List.of(),
                    null,
                    Limits.NONE);

    private static final String ID = RequestId.of(NOW.toEpochMilli(), "1");

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final BlockingQueue<LedgerBatch> batches = new LinkedBlockingQueue<>();
    private final EdgeLedger ledger = new EdgeLedger(vertx.eventBus(), EdgeLedgerTest::catalog, registry);
    private final Completion priced = new Billing(EdgeLedgerTest::catalog).before(ledger::over);

    private static Snapshot catalog() {
        var channel =
                new Channel(
                        "main",
                        ChannelType.OPENAI,
                        URI.create("http://127.0.0.1/v1"),
                        new Secret("x"),
                        Map.of("gpt-5", "gpt-5-2026"),
                        Set.of("default"),
                        1,
                        1,
                        Set.of(Dialect.OPENAI_CHAT),
                        ChannelLimits.NONE,
                        Timeouts.DEFAULT);
        var prices = PriceList.of(Price.always("v1", Rates.ofTokens(1_000_000, 2_000_000)));
        return Snapshot.of(1, Instant.EPOCH, List.of(channel), Set.of("default"), List.of(), List.of(KEY))
                .with(new Accounting(Map.of(), Map.of(new Accounting.Offer("main", "gpt-5"), prices)))
                .withTerms(Map.of("default", new GroupTerms(Limits.NONE, 2_000_000, Set.of())));
    }

    private static Snapshot noCatalog() {
        throw new IllegalStateException("there is none");
    }

    @BeforeEach
    void listens() {
        vertx.eventBus().registerCodec(new LedgerBatchCodec());
        vertx.eventBus()
                .<LedgerBatch>localConsumer(
                        LedgerAddress.JOURNAL,
                        batch -> {
                            batches.add(batch.body());
                            batch.reply(true);
                        });
    }

    @AfterEach
    void stops() {
        vertx.close().await();
    }

    private static Exchange exchange(String model) {
        var request = Fake.request().with("user-agent", "sdk\u0007/1").toRequest();
        var exchange = new Exchange(request, ID, System.nanoTime(), new ClientAddresses(ProxySettings.NONE));
        exchange.leadsTo(Surface.OPENAI, Operation.CHAT_COMPLETIONS);
        exchange.admitted(KEY);
        exchange.asksFor(model, true);
        return exchange;
    }

    private static Exchange.Ending completed() {
        var usage = new Usage(100, 0, 0, 10, 0);
        return new Exchange.Ending(200, new Settlement(Outcome.COMPLETED, "main", 2, usage, true, 77), "", 5);
    }

    @Test
    void theAttemptThatFailedIsTheProvidersAndNotTheClients() throws InterruptedException {
        var usage = new Usage(100, 0, 0, 10, 0);
        var reports =
                List.of(
                        new AttemptReport("main", "gpt-5-2026", 200, "truncated", 3, 4, 5, usage, true, "up-1"),
                        new AttemptReport("main", "gpt-5-2026", 500, "server_error", 8, 9, 9, Usage.NONE, false, ""),
                        new AttemptReport("main", "gpt-5-b", 200, "completed", 20, 30, 40, usage, true, "up-2"));
        var settlement =
                new Settlement(Outcome.COMPLETED, "main", 3, usage, true, 30, Settlement.Passage.PLAIN, reports);
        priced.over(exchange("gpt-5"), new Exchange.Ending(200, settlement, "", 5));

        var row = written();
        assertThat(row.served()).isEqualTo(new LedgerRow.Served("main", "gpt-5-b", "up-2", 3));
        assertThat(row.attempts()).map(AttemptRow::cost).containsExactly(120_000L, 0L, 120_000L);
        assertThat(row.attempts().getFirst())
                .isEqualTo(
                        new AttemptRow("main", "gpt-5-2026", 200, "truncated", 3, 4, 5, usage, false, 120_000, "up-1"));
        assertThat(row.charge().cost().total()).isEqualTo(240_000);
    }

    @Test
    void whatNoUpstreamCanHaveUsedIsCut() throws InterruptedException {
        var absurd = new Usage(Long.MAX_VALUE, 0, 0, Long.MAX_VALUE, 0);
        var settlement = new Settlement(Outcome.COMPLETED, "main", 1, absurd, true, 1);
        priced.over(exchange("gpt-5"), new Exchange.Ending(200, settlement, "", 5));

        var row = written();
        assertThat(row.charge().usage()).isEqualTo(new Usage(1_000_000_000, 0, 0, 1_000_000_000, 0));
        assertThat(row.charge().cost().total()).isEqualTo(6_000_000_000_000L);
    }

    @Test
    void aRowThatCannotBeMadeBreaksNothingOff() {
        var settlement = new Settlement(Outcome.COMPLETED, "main", 1, Usage.NONE, false, -1);
        priced.over(exchange("gpt-5"), new Exchange.Ending(200, settlement, "", 5));

        assertThat(ledger.flush().succeeded()).isTrue();
        assertThat(batches).isEmpty();
    }

    private LedgerRow written() throws InterruptedException {
        ledger.flush();
        return batches.poll(5, TimeUnit.SECONDS).rows().getFirst();
    }

    @Test
    void aRowSaysWhoAskedForWhatAndWhatItCost() throws InterruptedException {
        priced.over(exchange("gpt-5"), completed());

        var row = written();
        assertThat(row.id()).isEqualTo(ID);
        assertThat(row.startedMillis()).isEqualTo(NOW.toEpochMilli());
        assertThat(row.payer()).isEqualTo(new LedgerRow.Payer("key-1", "laptop", "acme", "default"));
        assertThat(row.asked())
                .isEqualTo(new LedgerRow.Asked("openai", "chat_completions", "gpt-5", true, "10.1.2.3", "sdk/1"));
        assertThat(row.served()).isEqualTo(new LedgerRow.Served("main", "gpt-5-2026", "", 2));
        assertThat(row.ending().outcome()).isEqualTo("completed");
        assertThat(row.charge().cost().total()).isEqualTo(240_000);
        assertThat(registry.get("torouter.cost.usd").tags("model", "gpt-5", "channel", "main").counter().count())
                .isEqualTo(240e-6);
    }

    @Test
    void theSuffixThatAsksForReasoningDoesNotChangeThePrice() throws InterruptedException {
        priced.over(exchange("gpt-5-thinking"), completed());

        var row = written();
        assertThat(row.asked().model()).isEqualTo("gpt-5-thinking");
        assertThat(row.served().model()).isEqualTo("gpt-5-2026");
        assertThat(row.charge().cost().total()).isEqualTo(240_000);
        assertThat(registry.get("torouter.cost.usd").tag("model", "other").counter().count()).isPositive();
    }

    @Test
    void whatIsRefusedCostsNothing() throws InterruptedException {
        var refused = new Exchange.Ending(429, Settlement.none(Outcome.REFUSED), "rate_limit_exceeded", 5);
        priced.over(exchange("gpt-5"), refused);

        var row = written();
        assertThat(row.ending().error()).isEqualTo("rate_limit_exceeded");
        assertThat(row.charge().cost().total()).isZero();
        assertThat(row.served()).isEqualTo(LedgerRow.Served.NOBODY);
    }

    @Test
    void strangersLeaveNoTrace() {
        var exchange =
                new Exchange(
                        Fake.request().toRequest(), ID, System.nanoTime(), new ClientAddresses(ProxySettings.NONE));
        exchange.leadsTo(Surface.OPENAI, Operation.CHAT_COMPLETIONS);
        priced.over(exchange, new Exchange.Ending(401, Settlement.none(Outcome.REFUSED), "INVALID_API_KEY", 5));

        assertThat(ledger.flush().succeeded()).isTrue();
        assertThat(batches).isEmpty();
    }

    @Test
    void limitsAndLedgerGetOneBill() throws InterruptedException {
        var exchange = exchange("gpt-5");
        var settled = new ArrayList<Exchange.Ending>();
        exchange.settledBy(settled::add);
        new Billing(EdgeLedgerTest::catalog).before(settling()).over(exchange, completed());

        assertThat(settled.getFirst().bill().charge()).isSameAs(written().charge());
    }

    private Completion settling() {
        Completion writes = ledger::over;
        return writes.afterSettling();
    }

    @Test
    void othersHearOfARequestThatCannotBePriced() {
        var heard = new ArrayList<Exchange.Ending>();
        var billing = new Billing(EdgeLedgerTest::noCatalog);
        billing.before((_, ending) -> heard.add(ending)).over(exchange("gpt-5"), completed());

        assertThat(heard).containsExactly(completed());
    }

    @Test
    void aFullBatchDoesNotWait() throws InterruptedException {
        for (int i = 0; i < EdgeLedger.BATCH; i++) {
            priced.over(exchange("gpt-5"), completed());
        }

        assertThat(batches.poll(5, TimeUnit.SECONDS).rows()).hasSize(EdgeLedger.BATCH);
    }
}

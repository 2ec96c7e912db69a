package io.torouter.catalog.objects.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.catalog.config.Kind;
import io.torouter.catalog.config.ObjectRef;
import io.torouter.catalog.objects.IssuedKey;
import io.torouter.catalog.objects.News;
import io.torouter.catalog.objects.Page;
import io.torouter.limits.Limits;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Cidr;
import io.torouter.snapshot.KeyHash;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

class RemoteSourceTest {
    private static final Instant SOON = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final ObjectRef GONE = new ObjectRef(Kind.KEY, "key-1");
    private static final Page PAGE =
            new Page(
                    7,
                    9,
                    Map.of(new ObjectRef(Kind.CHANNEL, "main"), "{\"id\":\"main\",\"api_key\":\"sk-ünïcode\"}"),
                    List.of(key(SOON, new IssuedKey.Previous(new KeyHash(5, 6, 7, -8), SOON)), key(null, null)),
                    Set.of(GONE));

    private final Vertx vertx = Vertx.vertx();
    private final RemoteSource source = new RemoteSource(vertx);

    private static IssuedKey key(@Nullable Instant expires, IssuedKey.@Nullable Previous previous) {
        return new IssuedKey(
                new ApiKey(
                        "key-2",
                        "tablet",
                        new KeyHash(1, 2, 3, -4),
                        "acme",
                        "team",
                        expires == null,
                        Set.of("m", "vendor/n"),
                        List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("fe80::/10")),
                        List.of(),
                        expires,
                        expires == null ? Limits.NONE : new Limits(1, 2, 3, 4, 5, 6, 7)),
                previous);
    }

    @AfterEach
    void stops() throws Exception {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private void answers(String address, Page page) throws Exception {
        await(
                vertx.eventBus()
                        .<Long>consumer(
                                address, since -> since.reply(page, new DeliveryOptions().setCodecName(PageCodec.NAME)))
                        .completion());
    }

    @Test
    void carriesEveryPartOfAPage() {
        var buffer = Buffer.buffer("before");
        new PageCodec().encodeToWire(buffer, PAGE);

        assertThat(new PageCodec().decodeFromWire("before".length(), buffer)).isEqualTo(PAGE);
    }

    @Test
    void carriesNews() {
        var buffer = Buffer.buffer();
        new NewsCodec().encodeToWire(buffer, new News("o.1", 7));

        assertThat(new NewsCodec().decodeFromWire(0, buffer)).isEqualTo(new News("o.1", 7));
    }

    @Test
    void asksTheNodeThatKnowsMost() throws Exception {
        vertx.eventBus().registerCodec(new PageCodec());
        answers("o.1", PAGE);
        source.heard(new News("o.1", 9));
        source.heard(new News("o.2", 8));

        assertThat(await(source.since(3))).isEqualTo(PAGE);
        assertThat(await(source.since(9))).isEqualTo(Page.nothingSince(9));
    }

    @Test
    void asksAnotherWhenOneIsGone() throws Exception {
        vertx.eventBus().registerCodec(new PageCodec());
        answers("o.2", PAGE);
        source.heard(new News("o.1", 9));
        assertThat(source.since(3).toCompletionStage()).failsWithin(Duration.ofSeconds(10));

        source.heard(new News("o.2", 8));

        assertThat(await(source.since(3))).isEqualTo(PAGE);
    }

    @Test
    void knowsNothingBeforeItHeardOfANode() {
        assertThat(source.since(0).toCompletionStage()).failsWithin(Duration.ofSeconds(10));
    }
}

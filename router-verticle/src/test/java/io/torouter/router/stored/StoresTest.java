package io.torouter.router.stored;

import static io.torouter.dialect.Dialect.ANTHROPIC_MESSAGES;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.torouter.bus.Heartbeat;
import io.torouter.stored.StoredResponse;
import io.torouter.stored.bus.StoreAnswerCodec;
import io.torouter.stored.bus.StoreQuestion;
import io.torouter.stored.bus.StoreQuestionCodec;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

class StoresTest {
    private final Vertx vertx = Vertx.vertx();
    private long nanos = 1;

    @BeforeEach
    void knowsTheCodecs() {
        vertx.eventBus().registerCodec(new StoreQuestionCodec()).registerCodec(new StoreAnswerCodec());
    }

    @AfterEach
    void stops() throws Exception {
        await(vertx.close());
    }

    @Test
    void asksTheOwnStoreFirst() throws Exception {
        FakeStore.on(vertx, "self").with(response("resp_1", ""));
        var other = FakeStore.on(vertx, "a");
        var stores = stores(true, "a");
        assertThat(ids(stores.find("laptop", "resp_1", 0))).isEqualTo("resp_1");
        assertThat(other.asked).isEmpty();
    }

    @Test
    void asksAllOthersForWhatItDoesNotHave() throws Exception {
        FakeStore.on(vertx, "self");
        FakeStore.on(vertx, "a");
        FakeStore.on(vertx, "b").with(response("resp_1", ""));
        assertThat(ids(stores(true, "a", "b").find("laptop", "resp_1", 0))).isEqualTo("resp_1");
        assertThat(ids(stores(false, "a", "b").find("laptop", "resp_1", 0))).isEqualTo("resp_1");
    }

    @Test
    void takesAHitAlthoughAnotherNodeIsSilent() throws Exception {
        FakeStore.on(vertx, "b").with(response("resp_1", ""));
        assertThat(ids(stores(false, "gone", "b").find("laptop", "resp_1", 0))).isEqualTo("resp_1");
    }

    @Test
    void looksTwiceForWhatMayBeOnItsWay() throws Exception {
        var other = FakeStore.on(vertx, "a");
        vertx.setTimer(50, _ -> other.with(response("resp_1", "")));
        assertThat(ids(stores(false, "a").find("laptop", "resp_1", 0))).isEqualTo("resp_1");
        assertThat(other.asked).hasSize(2);
    }

    @Test
    void failsWhereANodeThatMayKnowIsSilent() {
        FakeStore.on(vertx, "a");
        var found = stores(false, "a", "gone").find("laptop", "resp_1", 0);
        assertThatThrownBy(() -> await(found)).hasMessageContaining("No handlers");
    }

    @Test
    void asksNoNodeThatIsSilentForLong() throws Exception {
        var other = FakeStore.on(vertx, "a").with(response("resp_1", ""));
        var stores = stores(false, "a");
        nanos += TimeUnit.MILLISECONDS.toNanos(Heartbeat.LOST_MILLIS) + 1;
        assertThat(ids(stores.find("laptop", "resp_1", 0))).isEmpty();
        assertThat(stores.any()).isFalse();
        assertThat(other.asked).isEmpty();
    }

    @Test
    void followsAConversationFromNodeToNode() throws Exception {
        FakeStore.on(vertx, "self").with(response("resp_3", "resp_2"));
        FakeStore.on(vertx, "a").with(response("resp_2", "resp_1"));
        FakeStore.on(vertx, "b").with(response("resp_1", ""));
        assertThat(ids(stores(true, "a", "b").find("laptop", "resp_3", 1 << 20))).isEqualTo("resp_3 resp_2 resp_1");
    }

    @Test
    void keepsAtTheOwnStoreElseAtOneThatStays() throws Exception {
        var own = FakeStore.on(vertx, "self");
        var leaving = FakeStore.on(vertx, "a");
        var staying = FakeStore.on(vertx, "b");
        stores(true, "b").keep(response("resp_1", ""));
        var remote = stores(false, "b");
        remote.heard(new Heartbeat("a", 1, 0, 1, 0, true, 1, true, false, false));
        remote.keep(response("resp_2", ""));
        assertThat(ids(stores(true, "a", "b").find("laptop", "resp_1", 0))).isEqualTo("resp_1");
        assertThat(ids(stores(false, "b").find("laptop", "resp_2", 0))).isEqualTo("resp_2");
        assertThat(own.asked).filteredOn(StoreQuestion.Keep.class::isInstance).hasSize(1);
        assertThat(leaving.asked).isEmpty();
        assertThat(staying.asked).filteredOn(StoreQuestion.Keep.class::isInstance).hasSize(1);
    }

    @Test
    void forgetsEverywhere() throws Exception {
        FakeStore.on(vertx, "self").with(response("resp_1", ""));
        FakeStore.on(vertx, "a").with(response("resp_1", ""));
        var stores = stores(true, "a");
        await(stores.forget("laptop", "resp_1"));
        assertThat(ids(stores.find("laptop", "resp_1", 0))).isEmpty();
    }

    private Stores stores(boolean here, String... others) {
        var stores = new Stores(vertx, "self", here, () -> nanos);
        for (var other : others) {
            stores.heard(new Heartbeat(other, 1, 0, 0, 0, false, 1, true, false, false));
        }
        return stores;
    }

    private static StoredResponse response(String id, String previous) {
        return FakeStore.response(id, previous, ANTHROPIC_MESSAGES, false);
    }

    private static String ids(Future<List<StoredResponse>> found) throws Exception {
        return await(found).stream().map(StoredResponse::id).collect(Collectors.joining(" "));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}

package io.torouter.router.stored;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.dialect.Dialect;
import io.torouter.stored.StoredResponse;
import io.torouter.stored.bus.StoreAddress;
import io.torouter.stored.bus.StoreAnswer;
import io.torouter.stored.bus.StoreAnswerCodec;
import io.torouter.stored.bus.StoreQuestion;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A node's store, in memory. */
final class FakeStore {
    private static final DeliveryOptions ANSWER = new DeliveryOptions().setCodecName(StoreAnswerCodec.NAME);

    final List<StoreQuestion> asked = new CopyOnWriteArrayList<>();
    private final Map<String, StoredResponse> kept = new ConcurrentHashMap<>();

    static FakeStore on(Vertx vertx, String node) {
        var store = new FakeStore();
        vertx.eventBus()
                .<StoreQuestion>consumer(
                        StoreAddress.of(node),
                        question -> {
                            store.asked.add(question.body());
                            question.reply(store.answer(question.body()), ANSWER);
                        });
        return store;
    }

    static StoredResponse response(String id, String previous, Dialect served, boolean atUpstream) {
        return new StoredResponse(
                "laptop",
                id,
                previous,
                "upstream",
                served,
                atUpstream,
                0,
                ("[\"in " + id + "\"]").getBytes(UTF_8),
                ("{\"output\":[\"out " + id + "\"]}").getBytes(UTF_8));
    }

    FakeStore with(StoredResponse response) {
        kept.put(key(response.owner(), response.id()), response);
        return this;
    }

    private static String key(String owner, String id) {
        return owner + '/' + id;
    }

    private StoreAnswer answer(StoreQuestion question) {
        return switch (question) {
            case StoreQuestion.Keep(var response) -> {
                with(response);
                yield new StoreAnswer.Done(true);
            }
            case StoreQuestion.Find find -> new StoreAnswer.Found(found(find));
            case StoreQuestion.Forget(var owner, var id) -> new StoreAnswer.Done(kept.remove(key(owner, id)) != null);
        };
    }

    private List<StoredResponse> found(StoreQuestion.Find find) {
        var found = new ArrayList<StoredResponse>();
        var next = kept.get(key(find.owner(), find.id()));
        while (next != null) {
            found.add(next);
            next = find.contextBytes() == 0 ? null : kept.get(key(find.owner(), next.previous()));
        }
        return found;
    }
}

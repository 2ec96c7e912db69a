package io.torouter.router.stored;

import io.torouter.bus.Heartbeat;
import io.torouter.stored.StoredResponse;
import io.torouter.stored.bus.StoreAddress;
import io.torouter.stored.bus.StoreAnswer;
import io.torouter.stored.bus.StoreQuestion;
import io.torouter.stored.bus.StoreQuestionCodec;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The stores of responses in reach: that of this node, and those of others, known by their heartbeats.
 *
 * <p>A response lies in one of them, and its id does not say in which: ids of upstreams go to clients unchanged, so
 * there is no place in them for a node's name. The own store is asked first, and the others, all at once, only when it
 * does not know. Confined to the router's event loop.
 */
public final class Stores {
    private static final Logger LOG = LoggerFactory.getLogger(Stores.class);
    private static final long PATIENCE_MILLIS = 2000;
    private static final long SECOND_LOOK_MILLIS = 150;
    private static final long LOST_NANOS = TimeUnit.MILLISECONDS.toNanos(Heartbeat.LOST_MILLIS);
    private static final DeliveryOptions OPTIONS =
            new DeliveryOptions().setCodecName(StoreQuestionCodec.NAME).setSendTimeout(PATIENCE_MILLIS);
    private static final StoreAnswer.Found NOTHING = new StoreAnswer.Found(List.of());

    private record Heard(long nanos, boolean draining) {}

    private final Vertx vertx;
    private final String self;
    private final boolean here;
    private final LongSupplier nanos;
    private final Map<String, Heard> others = new LinkedHashMap<>();

    /**
     * @param self id of this node
     * @param here whether this node has a store
     * @param nanos a monotonic clock
     */
    public Stores(Vertx vertx, String self, boolean here, LongSupplier nanos) {
        this.vertx = vertx;
        this.self = self;
        this.here = here;
        this.nanos = nanos;
    }

    /** Another node, or this one, lives. */
    public void heard(Heartbeat beat) {
        if (beat.node().equals(self)) {
            return;
        }
        if (beat.keepsResponses()) {
            others.put(beat.node(), new Heard(nanos.getAsLong(), beat.draining()));
        } else {
            others.remove(beat.node());
        }
    }

    public void lost(String node) {
        others.remove(node);
    }

    private List<String> living() {
        long now = nanos.getAsLong();
        others.values().removeIf(heard -> now - heard.nanos() > LOST_NANOS);
        return List.copyOf(others.keySet());
    }

    /** Whether anything can be kept at present. */
    boolean any() {
        return here || !living().isEmpty();
    }

    /**
     * Looks a response up, and those before it in its conversation.
     *
     * @param contextBytes how much of the conversation is wanted, newest first
     * @return newest first; empty where no store in reach knows it. Fails where a store that may know it did not answer
     */
    Future<List<StoredResponse>> find(String owner, String id, long contextBytes) {
        return piece(owner, id, contextBytes).compose(found -> goOn(owner, found, contextBytes));
    }

    /** Of a conversation that wandered between nodes each has a part. */
    private Future<List<StoredResponse>> goOn(String owner, List<StoredResponse> found, long contextBytes) {
        long left = contextBytes - found.stream().mapToLong(StoredResponse::bytes).sum();
        var before = found.isEmpty() ? "" : found.getLast().previous();
        if (before.isEmpty() || left < 0 || found.stream().map(StoredResponse::id).anyMatch(before::equals)) {
            return Future.succeededFuture(found);
        }
        return find(owner, before, left)
                .map(older -> {
                    var all = new ArrayList<>(found);
                    all.addAll(older);
                    return all;
                });
    }

    private Future<List<StoredResponse>> piece(String owner, String id, long contextBytes) {
        var question = new StoreQuestion.Find(owner, id, contextBytes);
        var own = here ? ask(self, question).map(Stores::responses) : Future.succeededFuture(List.<StoredResponse>of());
        return own.compose(found -> found.isEmpty() ? elsewhere(question) : Future.succeededFuture(found));
    }

    /**
     * A client that was just told of a response may ask for it through another node, faster than the response gets to
     * the node that keeps it. So what nobody knows is asked for a second time.
     */
    private Future<List<StoredResponse>> elsewhere(StoreQuestion.Find question) {
        var nodes = living();
        if (nodes.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return firstOf(nodes, question)
                .compose(found ->
                        found.isEmpty()
                                ? vertx.timer(SECOND_LOOK_MILLIS, TimeUnit.MILLISECONDS)
                                        .compose(_ -> firstOf(nodes, question))
                                : Future.succeededFuture(found));
    }

    private Future<List<StoredResponse>> firstOf(List<String> nodes, StoreQuestion.Find question) {
        var answers =
                nodes.stream().map(node -> ask(node, question).map(Stores::responses).compose(Stores::hit)).toList();
        return Future.any(answers)
                .map(any -> any.<List<StoredResponse>>resultAt(firstHit(answers)))
                .recover(_ -> missed(answers));
    }

    /** Fails where there is nothing, so that one node's silence does not outrun another's hit. */
    private static Future<List<StoredResponse>> hit(List<StoredResponse> found) {
        return found.isEmpty() ? Future.failedFuture(new Missing()) : Future.succeededFuture(found);
    }

    private static int firstHit(List<Future<List<StoredResponse>>> answers) {
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).succeeded()) {
                return i;
            }
        }
        throw new IllegalStateException("a hit without a hit");
    }

    private static Future<List<StoredResponse>> missed(List<Future<List<StoredResponse>>> answers) {
        return answers.stream()
                .map(Future::cause)
                .filter(cause -> !(cause instanceof Missing))
                .findFirst()
                .map(Future::<List<StoredResponse>>failedFuture)
                .orElseGet(() -> Future.succeededFuture(List.of()));
    }

    private static List<StoredResponse> responses(StoreAnswer answer) {
        return (answer instanceof StoreAnswer.Found found ? found : NOTHING).responses();
    }

    /** Has a response remembered; at the own node, if it can, else at another. */
    void keep(StoredResponse response) {
        var node = here ? self : keeper();
        if (node.isEmpty()) {
            return;
        }
        ask(node, new StoreQuestion.Keep(response))
                .onFailure(cause -> LOG.warn("response {} is not remembered: {}", response.id(), cause.getMessage()));
    }

    /** One that is not about to leave, or empty. */
    private String keeper() {
        living();
        return others.entrySet().stream()
                .filter(other -> !other.getValue().draining())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** Has a response forgotten, wherever it lies. */
    Future<?> forget(String owner, String id) {
        var question = new StoreQuestion.Forget(owner, id);
        var nodes = new ArrayList<>(living());
        if (here) {
            nodes.add(self);
        }
        return Future.join(nodes.stream().map(node -> ask(node, question)).toList());
    }

    private Future<StoreAnswer> ask(String node, StoreQuestion question) {
        return vertx.eventBus().<StoreAnswer>request(StoreAddress.of(node), question, OPTIONS).map(Message::body);
    }

    /** That a node does not know what it was asked for. */
    private static final class Missing extends RuntimeException {
        Missing() {
            super("not kept here", null, false, false);
        }
    }
}

package io.torouter.gateway.admin;

import io.torouter.admin.bus.AdminAddress;
import io.torouter.admin.bus.AdminAnswer;
import io.torouter.admin.bus.AdminCall;
import io.torouter.admin.bus.AdminCallCodec;
import io.torouter.bus.Heartbeat;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The nodes that answer the admin API: this one, and others that are known by their heartbeats. Confined to one event
 * loop.
 */
final class AdminNodes {
    private static final long PATIENCE_MILLIS = 30_000;
    private static final long LOST_NANOS = TimeUnit.MILLISECONDS.toNanos(Heartbeat.LOST_MILLIS);
    private static final DeliveryOptions OPTIONS =
            new DeliveryOptions().setCodecName(AdminCallCodec.NAME).setSendTimeout(PATIENCE_MILLIS);

    private record Heard(long nanos, boolean draining) {}

    private final Vertx vertx;
    private final String self;
    private final boolean here;
    private final LongSupplier nanos;
    private final Map<String, Heard> others = new LinkedHashMap<>();
    private final Map<String, List<Promise<AdminAnswer>>> asked = new HashMap<>();

    /**
     * @param self id of this node
     * @param here whether this node answers
     * @param nanos a monotonic clock
     */
    AdminNodes(Vertx vertx, String self, boolean here, LongSupplier nanos) {
        this.vertx = vertx;
        this.self = self;
        this.here = here;
        this.nanos = nanos;
    }

    /** Another node, or this one, lives. */
    void heard(Heartbeat beat) {
        if (beat.node().equals(self)) {
            return;
        }
        if (beat.administers()) {
            others.put(beat.node(), new Heard(nanos.getAsLong(), beat.draining()));
        } else {
            others.remove(beat.node());
        }
    }

    /** Nobody waits any longer for a node that is gone. */
    void lost(String node) {
        others.remove(node);
        var waiting = asked.getOrDefault(node, List.of());
        List.copyOf(waiting)
                .forEach(answer ->
                        answer.tryFail(new ReplyException(ReplyFailure.TIMEOUT, "the node " + node + " is gone")));
    }

    /** This one first, and those that are about to leave last. */
    List<String> living() {
        long now = nanos.getAsLong();
        others.values().removeIf(heard -> now - heard.nanos() > LOST_NANOS);
        var living = new ArrayList<String>();
        if (here) {
            living.add(self);
        }
        others.entrySet().stream()
                .sorted(Comparator.comparing(other -> other.getValue().draining()))
                .map(Map.Entry::getKey)
                .forEach(living::add);
        return living;
    }

    /**
     * The answer of the first node that gives one.
     *
     * @return fails where none did; with {@link NoNode} if certainly none began
     */
    Future<AdminAnswer> ask(AdminCall call) {
        return ask(call, living(), 0);
    }

    private Future<AdminAnswer> ask(AdminCall call, List<String> nodes, int next) {
        if (next == nodes.size()) {
            return Future.failedFuture(new NoNode());
        }
        return ask(call, nodes.get(next))
                .recover(cause -> mayGoOn(call, cause) ? ask(call, nodes, next + 1) : Future.failedFuture(cause));
    }

    private Future<AdminAnswer> ask(AdminCall call, String node) {
        Promise<AdminAnswer> answer = Promise.promise();
        var waiting = asked.computeIfAbsent(node, _ -> new ArrayList<>());
        waiting.add(answer);
        vertx.eventBus()
                .<AdminAnswer>request(AdminAddress.of(node), call, OPTIONS)
                .onSuccess(message -> answer.tryComplete(message.body()))
                .onFailure(answer::tryFail);
        return answer.future().onComplete(_ -> waiting.remove(answer));
    }

    /** What may have been done is not done again; what failed at one node would fail at the others. */
    private static boolean mayGoOn(AdminCall call, Throwable cause) {
        return cause instanceof ReplyException failure
                && switch (failure.failureType()) {
                    case NO_HANDLERS -> true;
                    case TIMEOUT -> call.isRead();
                    case RECIPIENT_FAILURE -> failure.failureCode() == AdminAddress.BUSY;
                    case ERROR -> false;
                };
    }

    /** Whether it may have been done all the same. */
    static boolean isLate(Throwable cause) {
        return cause instanceof ReplyException failure && failure.failureType() == ReplyFailure.TIMEOUT;
    }

    /** That no node with the catalogue can be asked. */
    static final class NoNode extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoNode() {
            super("no node answers the admin API", null, false, false);
        }
    }
}

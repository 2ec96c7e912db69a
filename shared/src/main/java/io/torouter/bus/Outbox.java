package io.torouter.bus;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sends frames: all those for one destination of one event-loop turn go as one message.
 *
 * <p>Confined to the event loop of the verticle instance that made it. Netty runs tasks after it has read every ready
 * socket, so the flush task sees everything a turn brought; a lone frame waits no longer than for that.
 */
public final class Outbox {
    /**
     * A message between nodes is cut at about this size: a larger one would hold up all others of that pair of nodes.
     */
    private static final int MAX_REMOTE_BYTES = 64 * 1024;

    private static final DeliveryOptions LOCAL = new DeliveryOptions().setCodecName(BatchCodec.NAME).setLocalOnly(true);
    private static final DeliveryOptions REMOTE = new DeliveryOptions().setCodecName(BatchCodec.NAME);

    private final Vertx vertx;
    private final Context context;
    private final NodeId node;
    private final String self;
    private final Consumer<String> onUnreachable;
    private final Map<String, List<Frame>> pending = new HashMap<>();
    private List<Runnable> turnEnds = new ArrayList<>();
    private boolean scheduled;

    /**
     * @param self address of the instance, where answers come to
     * @param onUnreachable told the address that could not be written to, on this event loop, in a turn of its own
     */
    public Outbox(Vertx vertx, NodeId node, String self, Consumer<String> onUnreachable) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.node = node;
        this.self = self;
        this.onUnreachable = onUnreachable;
    }

    public void send(String destination, Frame frame) {
        pending.computeIfAbsent(destination, _ -> new ArrayList<>()).add(frame);
        schedule();
    }

    /** Runs {@code action} once when this turn is over, before its frames leave. */
    public void atTurnEnd(Runnable action) {
        turnEnds.add(action);
        schedule();
    }

    private void schedule() {
        if (!scheduled) {
            scheduled = true;
            context.runOnContext(_ -> flush());
        }
    }

    private void flush() {
        runTurnEnds();
        scheduled = false;
        if (!turnEnds.isEmpty()) {
            schedule();
        }
        for (var entry : pending.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                deliver(entry.getKey(), entry.getValue());
                entry.setValue(new ArrayList<>());
            }
        }
    }

    private void runTurnEnds() {
        var actions = turnEnds;
        turnEnds = new ArrayList<>(actions.size());
        actions.forEach(this::run);
    }

    /** A failure is reported from a turn of its own, where it stops nobody else. */
    private void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException failure) {
            context.runOnContext(_ -> {
                throw failure;
            });
        }
    }

    private void deliver(String destination, List<Frame> frames) {
        if (Address.node(destination).equals(node.id())) {
            vertx.eventBus().send(destination, new Batch(self, node.epoch(), frames), LOCAL);
        } else {
            cut(frames).forEach(part -> deliverRemote(destination, part));
        }
    }

    /**
     * Sends a message without frames, so that the way to a node is known before it is needed: the first message to an
     * address asks the cluster where that is, and the answer may have to wait until a node that hangs is given up.
     */
    public void greet(String destination) {
        vertx.eventBus().send(destination, new Batch(self, node.epoch(), List.of()), REMOTE);
    }

    private void deliverRemote(String destination, List<Frame> frames) {
        vertx.eventBus()
                .<Batch>sender(destination, REMOTE)
                .write(new Batch(self, node.epoch(), frames))
                .onFailure(_ -> context.runOnContext(_ -> unreachable(destination)));
    }

    private void unreachable(String destination) {
        pending.remove(destination, List.of());
        onUnreachable.accept(destination);
    }

    private static List<List<Frame>> cut(List<Frame> frames) {
        var parts = new ArrayList<List<Frame>>();
        var part = new ArrayList<Frame>();
        int bytes = 0;
        for (var frame : frames) {
            if (bytes > 0 && bytes + payload(frame) > MAX_REMOTE_BYTES) {
                parts.add(part);
                part = new ArrayList<>();
                bytes = 0;
            }
            part.add(frame);
            bytes += payload(frame);
        }
        parts.add(part);
        return parts;
    }

    private static int payload(Frame frame) {
        return switch (frame) {
            case Open open -> open.body().length();
            case Body body -> body.bytes().length();
            case Data data -> data.bytes().length();
            case Full full -> full.body().length();
            case Credit _, Cancel _, Head _, End _, Fail _, Settled _ -> 0;
        };
    }
}

package io.torouter.router;

import io.netty.util.collection.LongObjectHashMap;
import io.netty.util.collection.LongObjectMap;
import io.torouter.bus.Address;
import io.torouter.bus.Batch;
import io.torouter.bus.Body;
import io.torouter.bus.Cancel;
import io.torouter.bus.Credit;
import io.torouter.bus.Data;
import io.torouter.bus.End;
import io.torouter.bus.Fail;
import io.torouter.bus.Frame;
import io.torouter.bus.Full;
import io.torouter.bus.Head;
import io.torouter.bus.Open;
import io.torouter.bus.Settled;
import io.torouter.router.stream.RoutedStream;
import io.torouter.router.stream.RouterParts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Hands each frame to its stream. Confined to the router's event loop. */
final class StreamDesk {
    private static final long MAX_SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(3000);

    /** A node that stood still itself has yet to hear what the others said meanwhile. */
    private static final long MAX_STANDSTILL_NANOS = TimeUnit.MILLISECONDS.toNanos(1200);

    private final RouterParts parts;
    private final Map<String, Edge> edges = new HashMap<>();
    private final Map<String, Long> heardAtNanos = new HashMap<>();
    private long tickedNanos;

    /** The streams of one edge instance in one of its lives. */
    private record Edge(long epoch, LongObjectMap<RoutedStream> streams) {}

    StreamDesk(RouterParts parts) {
        this.parts = parts;
        this.tickedNanos = parts.nanos().getAsLong();
    }

    void accept(Batch batch) {
        var known = edges.get(batch.from());
        if (known != null && batch.epoch() < known.epoch()) {
            return;
        }
        var edge = edge(batch.from(), batch.epoch());
        for (var frame : batch.frames()) {
            accept(batch.from(), edge, frame);
        }
    }

    private Edge edge(String address, long epoch) {
        var known = edges.get(address);
        if (known != null && known.epoch() == epoch) {
            return known;
        }
        if (known != null) {
            cancelAll(known);
        }
        var fresh = new Edge(epoch, new LongObjectHashMap<>());
        edges.put(address, fresh);
        return fresh;
    }

    private void accept(String from, Edge edge, Frame frame) {
        switch (frame) {
            case Open open -> open(from, edge, open);
            case Body body -> with(edge, body, stream -> stream.body(body));
            case Credit credit -> with(edge, credit, stream -> stream.credit(credit.bytes()));
            case Cancel cancel -> with(edge, cancel, RoutedStream::clientLeft);
            case Head _, Data _, Full _, End _, Fail _, Settled _ -> {}
        }
    }

    private static void with(Edge edge, Frame frame, Consumer<RoutedStream> action) {
        var stream = edge.streams().get(frame.stream());
        if (stream != null) {
            guarded(stream, action);
        }
    }

    /** What goes wrong in one stream must not lose the frames of the others that came with it. */
    private static void guarded(RoutedStream stream, Consumer<RoutedStream> action) {
        try {
            action.accept(stream);
        } catch (RuntimeException fault) {
            stream.crashed(fault);
        }
    }

    private void open(String from, Edge edge, Open open) {
        long id = open.stream();
        with(edge, open, RoutedStream::cancel);
        var stream = new RoutedStream(parts, from, open, () -> edge.streams().remove(id));
        edge.streams().put(id, stream);
        guarded(stream, RoutedStream::open);
    }

    void tick(long nowNanos) {
        if (nowNanos - tickedNanos > MAX_STANDSTILL_NANOS) {
            heardAtNanos.replaceAll((_, _) -> nowNanos);
        }
        tickedNanos = nowNanos;
        all(_ -> true).forEach(each -> guarded(each, stream -> stream.tick(nowNanos)));
        silentNodes(nowNanos).forEach(this::lost);
    }

    /**
     * Another node is alive; from the first time on its silence is noticed.
     *
     * @return whether this is the first time
     */
    boolean heard(String node, long nowNanos) {
        return heardAtNanos.put(node, nowNanos) == null;
    }

    private List<String> silentNodes(long nowNanos) {
        return heardAtNanos.entrySet().stream()
                .filter(entry -> nowNanos - entry.getValue() > MAX_SILENCE_NANOS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The node behind those edges is gone: nobody reads their answers any more. */
    void lost(String node) {
        heardAtNanos.remove(node);
        all(address -> Address.node(address).equals(node)).forEach(RoutedStream::edgeLost);
        edges.keySet().removeIf(address -> Address.node(address).equals(node));
    }

    void cancelAll() {
        all(_ -> true).forEach(RoutedStream::cancel);
    }

    private static void cancelAll(Edge edge) {
        new ArrayList<>(edge.streams().values()).forEach(RoutedStream::cancel);
    }

    /** A copy, since streams leave the map while they are told. */
    private List<RoutedStream> all(Predicate<String> addresses) {
        var streams = new ArrayList<RoutedStream>();
        edges.forEach((address, edge) -> {
            if (addresses.test(address)) {
                streams.addAll(edge.streams().values());
            }
        });
        return streams;
    }
}

package io.torouter.gateway.stream;

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
import io.torouter.bus.Heartbeat;
import io.torouter.bus.NodeId;
import io.torouter.bus.Open;
import io.torouter.bus.Outbox;
import io.torouter.bus.Outcome;
import io.torouter.bus.RequestHead;
import io.torouter.bus.Settled;
import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.torouter.gateway.dispatch.RouterDirectory;
import io.vertx.core.buffer.Buffer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The streams of one edge instance: sends requests to routers and hands their frames to the streams they belong to.
 * Confined to the edge's event loop.
 */
public final class EdgeStreams {
    private static final Logger LOG = LoggerFactory.getLogger(EdgeStreams.class);
    private static final int RETRY_SECONDS = 1;

    private final NodeId node;
    private final Outbox outbox;
    private final RouterDirectory directory;
    private final OpenStreams open;
    private final Answers answers;
    private final Completion completion;
    private final LongObjectMap<EdgeStream> streams = new LongObjectHashMap<>();
    private final Farewells farewells = new Farewells();
    private long lastId;
    private long tickedMillis = nowMillis();

    public EdgeStreams(NodeId node, Outbox outbox, RouterDirectory directory, EdgeParts parts) {
        this.node = node;
        this.outbox = outbox;
        this.directory = directory;
        this.open = parts.open();
        this.answers = parts.answers();
        this.completion = parts.completion();
    }

    /**
     * @param onRelease called once, when the body is no longer needed
     */
    public void dispatch(Exchange exchange, RequestHead head, Buffer body, Runnable onRelease) {
        var pending = new PendingRequest(head, body, open.opened(), onRelease);
        var stream = new EdgeStream(++lastId, exchange, pending, this);
        streams.put(stream.id(), stream);
        try {
            send(stream, pending);
        } catch (RuntimeException fault) {
            crashed(stream, fault);
        }
    }

    private static void crashed(EdgeStream stream, RuntimeException fault) {
        LOG.error("request {} met a fault of the gateway", stream.exchange().id(), fault);
        stream.crashed();
    }

    private void send(EdgeStream stream, PendingRequest pending) {
        var router = directory.choose(nowMillis());
        if (router == null) {
            stream.failed(
                    new GatewayError(ErrorCode.NONE_ELIGIBLE, "no router is reachable at the moment", RETRY_SECONDS),
                    Outcome.REFUSED);
        } else {
            stream.sentTo(router);
            pending.send(this, router, stream.id());
        }
    }

    private void sendAgain(EdgeStream stream, PendingRequest pending) {
        streams.remove(stream.id());
        stream.renumber(++lastId);
        streams.put(stream.id(), stream);
        send(stream, pending);
    }

    BodyUpload upload(String router, long stream, Buffer body) {
        return new BodyUpload(outbox, router, stream, body);
    }

    boolean isLocal(String router) {
        return Address.node(router).equals(node.id());
    }

    public void accept(Batch batch) {
        for (var frame : batch.frames()) {
            var stream = streams.get(frame.stream());
            if (stream != null && stream.router().equals(batch.from())) {
                guarded(stream, frame);
            } else {
                farewells.hear(batch.from(), frame);
                stray(batch.from(), frame);
            }
        }
    }

    /** A router works on what nobody waits for: the word that it should stop was lost, or it was given up too early. */
    private void stray(String router, Frame frame) {
        if (!isLocal(router) && (frame instanceof Head || frame instanceof Data)) {
            outbox.send(router, new Cancel(frame.stream()));
        }
    }

    /** What goes wrong in one stream must not lose the frames of the others that came with it. */
    private void guarded(EdgeStream stream, Frame frame) {
        try {
            accept(stream, frame);
        } catch (RuntimeException fault) {
            crashed(stream, fault);
        }
    }

    private void accept(EdgeStream stream, Frame frame) {
        switch (frame) {
            case Head head -> stream.head(head);
            case Data data -> stream.data(data);
            case Full full -> stream.full(full);
            case End end -> stream.end(end);
            case Fail fail -> failed(stream, fail);
            case Credit(_, var bytes) -> creditBody(stream, bytes);
            case Open _, Body _, Cancel _, Settled _ -> {}
        }
    }

    private static void creditBody(EdgeStream stream, int bytes) {
        var pending = stream.pending();
        if (pending != null) {
            pending.grant(bytes);
        }
    }

    private void failed(EdgeStream stream, Fail fail) {
        var pending = stream.pending();
        if (fail.retryable() && pending != null && pending.mayBeSentAgain() && !isLocal(stream.router())) {
            sendAgain(stream, pending);
        } else {
            stream.fail(fail);
        }
    }

    void grant(EdgeStream stream, int bytes) {
        outbox.send(stream.router(), new Credit(stream.id(), bytes));
    }

    void cancel(EdgeStream stream) {
        if (!stream.router().isEmpty()) {
            outbox.send(stream.router(), new Cancel(stream.id()));
        }
    }

    /** Asks the router to stop, and waits for what it says was used; the stream is no longer among the open ones. */
    void sayFarewell(EdgeStream stream) {
        cancel(stream);
        if (stream.router().isEmpty()) {
            stream.unsettled();
        } else {
            farewells.await(stream, nowMillis());
        }
    }

    void remove(EdgeStream stream) {
        if (streams.remove(stream.id()) != null) {
            open.closed();
        }
    }

    OpenStreams open() {
        return open;
    }

    Answers answers() {
        return answers;
    }

    Completion completion() {
        return completion;
    }

    /** Of a clock that nobody sets: a wall clock put forward would make every other node look silent. */
    private static long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** Another node is alive. */
    public void heard(Heartbeat beat) {
        if (beat.node().equals(node.id())) {
            return;
        }
        if (!directory.knows(beat.node())) {
            greetRouters(beat);
        }
        if (directory.heard(beat, nowMillis())) {
            abandon(beat.node());
        }
    }

    private void greetRouters(Heartbeat beat) {
        for (int i = 0; i < beat.routers(); i++) {
            outbox.greet(Address.router(beat.node(), i));
        }
    }

    /** Gives up the nodes that have been silent for too long. */
    public void tick() {
        long now = nowMillis();
        if (now - tickedMillis > Heartbeat.SUSPECT_MILLIS) {
            directory.excuse(now);
        }
        tickedMillis = now;
        directory.dropSilent(now).forEach(this::abandon);
        farewells.tick(now);
    }

    /** The edge stops: what is not settled yet never will be. */
    public void close() {
        farewells.close();
    }

    /** A node is gone: requests without an answer go to another router, the others end with an error. */
    public void lost(String lostNode) {
        directory.forget(lostNode);
        abandon(lostNode);
    }

    private void abandon(String lostNode) {
        farewells.lost(lostNode);
        each(stream -> !stream.router().isEmpty() && Address.node(stream.router()).equals(lostNode), this::routerLost);
    }

    /** Should the router live after all, it must not go on with what nobody reads. */
    private void routerLost(EdgeStream stream) {
        cancel(stream);
        var pending = stream.pending();
        if (pending != null && pending.mayBeSentAgain()) {
            sendAgain(stream, pending);
        } else {
            stream.failed(
                    new GatewayError(ErrorCode.STREAM_BROKEN, "the node that served this answer is gone"),
                    Outcome.ROUTER_LOST);
        }
    }

    /** Over a copy, since streams leave the map while they are told. */
    private void each(Predicate<EdgeStream> which, Consumer<EdgeStream> action) {
        var chosen = new ArrayList<EdgeStream>();
        for (var stream : streams.values()) {
            if (which.test(stream)) {
                chosen.add(stream);
            }
        }
        chosen.forEach(action);
    }

    public boolean isReady() {
        return directory.isReady(nowMillis());
    }
}

package io.torouter.benchmark;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;

/** One streamed answer. The next burst leaves when the kernel has taken the one before. Confined to the mock's loop. */
final class MockStream {
    private final MockUpstream mock;
    private final Wire wire;
    private final ChannelHandlerContext context;
    private final Request request;
    private int left;
    private boolean over;
    private @Nullable Future<?> ticks;

    /**
     * @param usage whether the caller wants usage at the end
     * @param number what the client wrote into the request; -1 for none
     */
    record Request(MockUpstream.Scene scene, boolean usage, int number) {}

    MockStream(MockUpstream mock, Wire wire, ChannelHandlerContext context, Request request) {
        this.mock = mock;
        this.wire = wire;
        this.context = context;
        this.request = request;
    }

    void start() {
        mock.openStreams().incrementAndGet();
        switch (request.scene().play()) {
            case Play.Whole _ -> throw new IllegalStateException("not a stream");
            case Play.Burst(var events, var perWrite) -> startBursts(events / perWrite);
            case Play.Paced paced -> startPaced(paced);
        }
    }

    private void startBursts(int bursts) {
        left = bursts;
        context.write(wire.head(), context.voidPromise());
        nextBurst();
    }

    private void nextBurst() {
        if (left == 0) {
            end();
            return;
        }
        left--;
        context.writeAndFlush(request.scene().burst(left)).addListener((ChannelFutureListener) this::written);
    }

    private void written(ChannelFuture future) {
        if (future.isSuccess()) {
            mock.bytesOut().addAndGet(request.scene().burstBytes());
            nextBurst();
        }
    }

    private void startPaced(Play.Paced paced) {
        left = paced.events();
        long nanos = paced.interval().toNanos();
        context.writeAndFlush(wire.head(), context.voidPromise());
        ticks = context.executor().scheduleAtFixedRate(() -> tick(paced), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private void tick(Play.Paced paced) {
        left--;
        context.writeAndFlush(event(paced), context.voidPromise());
        if (left == 0) {
            end();
        }
    }

    private ByteBuf event(Play.Paced paced) {
        return paced.stamped() ? wire.stamped(context.alloc(), System.nanoTime()) : request.scene().burst(left);
    }

    private void end() {
        context.writeAndFlush(wire.tail(request.usage()), context.voidPromise());
        stop();
    }

    /** The caller is gone; that the answer was over by then is no abort. */
    void closed() {
        if (!over) {
            stop();
            request.scene().aborts().upstreamClosed(request.number());
        }
    }

    private void stop() {
        over = true;
        mock.openStreams().decrementAndGet();
        if (ticks != null) {
            ticks.cancel(false);
        }
    }
}

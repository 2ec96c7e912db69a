package io.torouter.benchmark;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;

/** One client: sends a request, counts the events of its answer, sends the next. Confined to the load's event loop. */
final class ClientConnection extends ChannelInboundHandlerAdapter {
    /** How often a slow client reads; how much it takes makes its speed. */
    static final int SLOW_READS_PER_SECOND = 10;

    private static final long SLOW_TICK_MILLIS = 1000 / SLOW_READS_PER_SECOND;

    private final Task task;
    private @Nullable Channel channel;
    private boolean busy;
    private int number;
    private long dueAt;
    private int status;
    private int events;
    private boolean atLineStart;
    private @Nullable Future<?> sips;

    /** What all connections of one run share. */
    record Task(Load load, Traffic traffic, int expectedEvents, Aborts aborts) {}

    ClientConnection(Task task) {
        this.task = task;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        if (task.traffic().readBytesPerSecond() > 0) {
            sips =
                    context.executor()
                            .scheduleAtFixedRate(
                                    context::read, SLOW_TICK_MILLIS, SLOW_TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
        task.load().free(this);
    }

    void send(long due) {
        if (channel != null) {
            busy = true;
            dueAt = due;
            events = 0;
            number = task.load().nextNumber();
            channel.writeAndFlush(task.load().request(channel, number), channel.voidPromise());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (busy) {
                read(context, (HttpObject) message);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void read(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            fail(context, "not HTTP: " + part.decoderResult().cause().getMessage());
            return;
        }
        if (part instanceof HttpResponse response) {
            status = response.status().code();
        }
        if (part instanceof HttpContent content) {
            content(context, content.content());
        }
        if (busy && part instanceof LastHttpContent) {
            complete(context);
        }
    }

    private void content(ChannelHandlerContext context, ByteBuf bytes) {
        task.load().read(bytes.readableBytes());
        if (!task.traffic().stream()) {
            return;
        }
        int before = events;
        bytes.forEachByte(this::countEvent);
        task.load().tally().events += events - before;
        transit(bytes);
        int patience = task.traffic().abortAfterEvents();
        if (patience > 0 && events >= patience) {
            abort(context);
        }
    }

    /** An event ends with an empty line. */
    private boolean countEvent(byte each) {
        if (each == '\n') {
            events += atLineStart ? 1 : 0;
            atLineStart = true;
        } else {
            atLineStart = false;
        }
        return true;
    }

    private void transit(ByteBuf bytes) {
        int at = bytes.indexOf(bytes.readerIndex(), bytes.writerIndex(), (byte) Wire.STAMP);
        long sent = at < 0 ? -1 : Digits.get(bytes, at + 1, Wire.STAMP_DIGITS);
        if (sent >= 0) {
            task.load().tally().transit.add(System.nanoTime() - sent);
        }
    }

    private void abort(ChannelHandlerContext context) {
        busy = false;
        task.aborts().left(number);
        context.close();
    }

    private void complete(ChannelHandlerContext context) {
        if (status != 200) {
            fail(context, "status " + status);
            return;
        }
        if (events != task.expectedEvents()) {
            fail(context, events + " events, not " + task.expectedEvents());
            return;
        }
        busy = false;
        var tally = task.load().tally();
        tally.requests++;
        tally.latency.add(System.nanoTime() - dueAt);
        task.load().free(this);
    }

    private void fail(ChannelHandlerContext context, String what) {
        busy = false;
        task.load().tally().failed(what);
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (busy && !task.load().isStopped()) {
            task.load().tally().failed("closed within an answer");
        }
        busy = false;
        channel = null;
        if (sips != null) {
            sips.cancel(false);
        }
        task.load().lost(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(context, String.valueOf(cause.getMessage()));
    }
}

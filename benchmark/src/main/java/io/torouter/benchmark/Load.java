package io.torouter.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponseDecoder;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** The clients of one run. All state is confined to one event loop; the public methods may be called from outside. */
final class Load {
    private static final int SLOW_RECEIVE_BUFFER_BYTES = 16 * 1024;
    private static final int MAX_CHUNK_BYTES = 64 * 1024;
    private static final int RETRY_MILLIS = 20;

    private final EventLoop loop;
    private final Traffic traffic;
    private final ClientConnection.Task task;
    private final Bootstrap bootstrap;
    private final ChannelGroup channels;
    private final ByteBuf request;
    private final Queue<ClientConnection> idle = new ArrayDeque<>();
    private final Queue<Long> due = new ArrayDeque<>();
    private Tally tally = new Tally();
    private long bytesIn;
    private int numbers;
    private long ticked;
    private boolean stopped;

    /**
     * @param expectedEvents in a whole stream
     */
    Load(EventLoop loop, InetSocketAddress target, Traffic traffic, int expectedEvents, Aborts aborts) {
        this.loop = loop;
        this.traffic = traffic;
        this.task = new ClientConnection.Task(this, traffic, expectedEvents, aborts);
        this.channels = new DefaultChannelGroup(loop);
        this.request = Wire.fixed(Prompt.request(target, traffic));
        this.bootstrap = bootstrap(target);
    }

    private Bootstrap bootstrap(InetSocketAddress target) {
        boolean slow = traffic.readBytesPerSecond() > 0;
        var bootstrap = new Bootstrap().group(loop).channel(Loops.socket()).remoteAddress(target);
        if (slow) {
            bootstrap.option(ChannelOption.SO_RCVBUF, SLOW_RECEIVE_BUFFER_BYTES);
        }
        return bootstrap
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.AUTO_READ, !slow)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        slow
                                ? new FixedRecvByteBufAllocator(
                                                traffic.readBytesPerSecond() / ClientConnection.SLOW_READS_PER_SECOND)
                                        .maxMessagesPerRead(1)
                                : new AdaptiveRecvByteBufAllocator())
                .handler(
                        new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel channel) {
                                var limits = new HttpDecoderConfig().setMaxChunkSize(MAX_CHUNK_BYTES);
                                channel.pipeline()
                                        .addLast(new HttpResponseDecoder(limits))
                                        .addLast(new ClientConnection(task));
                            }
                        });
    }

    void start() {
        loop.execute(() -> {
            long step = traffic.ramp().toNanos() / traffic.connections();
            for (int i = 0; i < traffic.connections(); i++) {
                loop.schedule(this::connect, i * step, TimeUnit.NANOSECONDS);
            }
            if (traffic.ratePerSecond() > 0) {
                ticked = System.nanoTime();
                tick();
            }
        });
    }

    private void connect() {
        if (!stopped) {
            bootstrap.connect().addListener((ChannelFutureListener) this::connected);
        }
    }

    private void connected(ChannelFuture attempt) {
        if (attempt.isSuccess()) {
            channels.add(attempt.channel());
        } else {
            tally.failed("connect: " + attempt.cause().getMessage());
            loop.schedule(this::connect, RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Requests fall due evenly, whether or not the ones before them are answered. */
    private void tick() {
        long gap = TimeUnit.SECONDS.toNanos(1) / traffic.ratePerSecond();
        for (long now = System.nanoTime(); ticked <= now; ticked += gap) {
            due.add(ticked);
        }
        while (!due.isEmpty() && !idle.isEmpty()) {
            idle.remove().send(due.remove());
        }
        if (!stopped) {
            loop.schedule(this::tick, ticked - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    /** A connection can take a request. */
    void free(ClientConnection connection) {
        if (stopped) {
            return;
        }
        if (traffic.ratePerSecond() == 0) {
            connection.send(System.nanoTime());
        } else if (due.isEmpty()) {
            idle.add(connection);
        } else {
            connection.send(due.remove());
        }
    }

    /** A connection was closed, by us or by the gateway; another takes its place. */
    void lost(ClientConnection connection) {
        idle.remove(connection);
        connect();
    }

    boolean isStopped() {
        return stopped;
    }

    Tally tally() {
        return tally;
    }

    void read(int bytes) {
        bytesIn += bytes;
    }

    int nextNumber() {
        return numbers++;
    }

    /** The request as bytes, with its number written in where the run follows aborts. */
    ByteBuf request(Channel channel, int number) {
        if (traffic.abortAfterEvents() == 0) {
            return request.duplicate();
        }
        var copy = channel.alloc().directBuffer(request.readableBytes()).writeBytes(request.duplicate());
        int mark = copy.toString(US_ASCII).indexOf(Aborts.MARK);
        Digits.put(copy, mark + Aborts.MARK.length(), Aborts.DIGITS, number);
        return copy;
    }

    /** Ends the window of time and starts the next. */
    Tally nextWindow() {
        return Loops.ask(
                loop,
                () -> {
                    var past = tally;
                    tally = new Tally();
                    return past;
                });
    }

    /** Bytes of answers that were read, since the start. */
    long bytesIn() {
        return Loops.ask(loop, () -> bytesIn);
    }

    /** Closes every connection, and waits until that is done. */
    void stop() {
        Loops.ask(loop, () -> stopped = true);
        channels.close().syncUninterruptibly();
    }
}

package io.torouter.benchmark;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A provider that thinks nothing: it answers every request as the {@link Play} of the moment says. */
final class MockUpstream implements AutoCloseable {
    /** Small, so that what a slow reader leaves behind is held by the gateway or not sent. */
    private static final int SEND_BUFFER_BYTES = 128 * 1024;

    private static final int MAX_CHUNK_BYTES = 64 * 1024;

    private final EventLoopGroup loop = Loops.one();
    private final Channel server;
    private final AtomicInteger openStreams = new AtomicInteger();
    private final AtomicLong bytesOut = new AtomicLong();
    private final Wire wire = new Wire();
    private volatile Scene scene = scene(new Play.Whole(), new Aborts());

    /**
     * What requests that start from now on are answered with.
     *
     * @param bursts the events of one write each, written in turn
     * @param burstBytes what a client reads of a burst
     */
    record Scene(Play play, Aborts aborts, List<ByteBuf> bursts, int burstBytes) {
        /** What is written as the {@code number}th. */
        ByteBuf burst(int number) {
            return bursts.get(number % bursts.size()).duplicate();
        }
    }

    MockUpstream() {
        server =
                new ServerBootstrap()
                        .group(loop)
                        .channel(Loops.server())
                        .option(ChannelOption.SO_BACKLOG, 8192)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        var limits = new HttpDecoderConfig().setMaxChunkSize(MAX_CHUNK_BYTES);
                                        channel.pipeline()
                                                .addLast(new HttpRequestDecoder(limits))
                                                .addLast(new MockConnection(MockUpstream.this, wire));
                                    }
                                })
                        .bind(InetAddress.getLoopbackAddress(), 0)
                        .syncUninterruptibly()
                        .channel();
    }

    int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    void play(Play play, Aborts aborts) {
        scene = scene(play, aborts);
    }

    private Scene scene(Play play, Aborts aborts) {
        int events = play instanceof Play.Burst(_, var perWrite) ? perWrite : 1;
        return new Scene(play, aborts, wire.bursts(events), events * wire.eventBytes());
    }

    Scene scene() {
        return scene;
    }

    AtomicInteger openStreams() {
        return openStreams;
    }

    /** Bytes of streams that the kernel took, since the start. */
    AtomicLong bytesOut() {
        return bytesOut;
    }

    @Override
    public void close() {
        loop.shutdownGracefully();
    }
}

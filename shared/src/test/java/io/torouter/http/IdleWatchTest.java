package io.torouter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.timeout.IdleStateEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeUnit;

class IdleWatchTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final IdleWatch watch = new IdleWatch(8_000);
    private int alarms;

    IdleWatchTest() {
        channel.freezeTime();
        channel.pipeline()
                .addLast(new ChannelInboundHandlerAdapter())
                .addLast(
                        new ChannelInboundHandlerAdapter() {
                            @Override
                            public void userEventTriggered(ChannelHandlerContext context, Object event) {
                                if (IdleStateEvent.ALL_IDLE_STATE_EVENT.equals(event)) {
                                    alarms++;
                                }
                            }
                        });
        watch.start(channel.pipeline().firstContext());
    }

    @AfterEach
    void end() {
        channel.unfreezeTime();
        channel.finishAndReleaseAll();
    }

    private void wait(int seconds) {
        for (int i = 0; i < seconds; i++) {
            channel.advanceTimeBy(1, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    @Test
    void aQuietConnectionIsTold() {
        wait(7);
        assertThat(alarms).isZero();
        wait(1);
        assertThat(alarms).isOne();
    }

    @Test
    void isToldAgainWhereNobodyCloses() {
        wait(16);
        assertThat(alarms).isEqualTo(2);
    }

    @Test
    void whatStirsIsLetBe() {
        for (int i = 0; i < 10; i++) {
            wait(7);
            watch.stir();
        }
        assertThat(alarms).isZero();
        wait(9);
        assertThat(alarms).isOne();
    }

    @Test
    void whoTakesWhatWasWrittenIsLetBe() {
        var queue = channel.unsafe().outboundBuffer();
        for (int i = 0; i < 10; i++) {
            queue.addMessage(Unpooled.wrappedBuffer(new byte[100]), 100, channel.newPromise());
        }
        queue.addFlush();
        for (int i = 0; i < 10; i++) {
            wait(7);
            queue.removeBytes(100);
        }
        assertThat(alarms).isZero();
        wait(9);
        assertThat(alarms).isOne();
    }

    @Test
    void whoTakesNothingIsNot() {
        var queue = channel.unsafe().outboundBuffer();
        queue.addMessage(Unpooled.wrappedBuffer(new byte[100]), 100, channel.newPromise());
        queue.addFlush();
        wait(9);
        assertThat(alarms).isOne();
    }

    @Test
    void nobodyIsWatchedForNothing() {
        var never = new IdleWatch(0);
        watch.stop();
        never.start(channel.pipeline().firstContext());
        wait(100);
        assertThat(alarms).isZero();
        never.stop();
    }

    @Test
    void anEndIsAnEnd() {
        watch.stop();
        wait(100);
        assertThat(alarms).isZero();
        assertThat(channel.hasPendingTasks()).isFalse();
    }
}

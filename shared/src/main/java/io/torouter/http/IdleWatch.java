package io.torouter.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Tells a connection's handlers when nothing has happened on it for a while, or up to an eighth longer. Netty's own
 * handler does it to the millisecond, but listens for the end of each write. Confined to the connection's event loop.
 */
final class IdleWatch implements Runnable {
    private static final int LOOKS = 8;

    private final long millis;
    private @Nullable ChannelHandlerContext watched;
    private @Nullable ScheduledFuture<?> next;
    private boolean stirred;
    private long unwritten;
    private int quietLooks;

    /**
     * @param millis 0 for never
     */
    IdleWatch(long millis) {
        this.millis = millis;
    }

    void start(ChannelHandlerContext context) {
        watched = context;
        lookLater(context);
    }

    void stop() {
        watched = null;
        if (next != null) {
            next.cancel(false);
        }
    }

    /** Something was read, or is to be written. */
    void stir() {
        stirred = true;
    }

    private void lookLater(ChannelHandlerContext context) {
        if (millis > 0) {
            next = context.executor().schedule(this, Math.ceilDiv(millis, LOOKS), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void run() {
        var context = watched;
        if (context != null) {
            quietLooks = hasMoved(context) ? 0 : quietLooks + 1;
            if (quietLooks >= LOOKS) {
                quietLooks = 0;
                context.fireUserEventTriggered(IdleStateEvent.ALL_IDLE_STATE_EVENT);
            }
            lookLater(context);
        }
    }

    /** A client that reads what was written long ago moves, too. */
    private boolean hasMoved(ChannelHandlerContext context) {
        var queue = context.channel().unsafe().outboundBuffer();
        long waiting = queue == null ? 0 : queue.totalPendingWriteBytes();
        boolean moved = stirred || waiting != unwritten;
        stirred = false;
        unwritten = waiting;
        return moved;
    }
}

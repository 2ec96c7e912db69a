package io.torouter.simulator.play;

import io.netty.channel.ChannelOption;
import io.torouter.simulator.exchange.Answer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

import java.util.Iterator;

/**
 * Does, on the event loop of its connection, what a list of acts says.
 *
 * <p>States: <em>playing</em>; <em>waiting</em> for a timer, for the socket to drain or for the client; <em>over</em>,
 * which is final, and reached either by the last act or because the client left.
 */
public final class Player {
    /** So many acts in one turn of the event loop: a long answer must not keep the others waiting. */
    private static final int ACTS_PER_TURN = 64;

    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Iterator<Act> acts;
    private final Audience audience;

    private long timer = NO_TIMER;
    private boolean over;

    /** Hears how a play went; exactly one of its methods is called, once. */
    public interface Audience {
        void ended();

        void clientLeft();
    }

    public Player(Vertx vertx, HttpServerRequest request, Iterator<Act> acts, Audience audience) {
        this.vertx = vertx;
        this.request = request;
        this.response = request.response();
        this.acts = acts;
        this.audience = audience;
    }

    /** Plays that answer until it ends or the client leaves. */
    public void play(Answer answer) {
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.closeHandler(_ -> leave());
        response.exceptionHandler(_ -> leave());
        go();
    }

    private void leave() {
        if (!over) {
            over = true;
            vertx.cancelTimer(timer);
            audience.clientLeft();
        }
    }

    private void go() {
        for (var turn = 0; turn < ACTS_PER_TURN; turn++) {
            if (over || !acts.hasNext()) {
                return;
            }
            if (response.writeQueueFull()) {
                response.drainHandler(_ -> go());
                return;
            }
            if (!goesOnAfter(acts.next())) {
                return;
            }
        }
        vertx.runOnContext(_ -> go());
    }

    private boolean goesOnAfter(Act act) {
        return switch (act) {
            case Act.Head(var length) -> head(length);
            case Act.Write(var bytes) -> {
                response.write(bytes);
                yield true;
            }
            case Act.Pause(var duration) -> pause(duration.toMillis());
            case Act.Finish _ -> finish();
            case Act.Close _ -> close();
            case Act.Reset _ -> reset();
            case Act.Hang _ -> false;
        };
    }

    private boolean head(int length) {
        if (length < 0) {
            response.setChunked(true);
        } else {
            response.putHeader("content-length", Integer.toString(length));
        }
        response.writeHead();
        return true;
    }

    private boolean pause(long millis) {
        if (millis > 0) {
            timer = vertx.setTimer(millis, _ -> go());
        }
        return millis <= 0;
    }

    private boolean finish() {
        end();
        response.end();
        return false;
    }

    private boolean close() {
        end();
        request.connection().close();
        return false;
    }

    /** With a linger time of zero the kernel answers the close with a reset and drops what it has not sent. */
    private boolean reset() {
        end();
        if (request.version() != HttpVersion.HTTP_2 && request.connection() instanceof ConnectionBase tcp) {
            tcp.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            var _ = tcp.channel().close();
        } else {
            response.reset();
        }
        return false;
    }

    private void end() {
        over = true;
        audience.ended();
    }
}

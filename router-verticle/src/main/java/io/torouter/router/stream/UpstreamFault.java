package io.torouter.router.stream;

import io.torouter.router.metrics.AttemptOutcome;
import io.torouter.router.upstream.OutOfReachException;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClosedException;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLException;

/** What a broken connection means; in words that name no address, header or credential. */
final class UpstreamFault {
    private UpstreamFault() {}

    /** Whether the upstream may just have closed a connection that was kept alive too long. */
    static boolean mayBeStaleConnection(Throwable cause) {
        return cause instanceof HttpClosedException || isReset(cause);
    }

    private static boolean isReset(Throwable cause) {
        return cause instanceof IOException
                && !(cause instanceof ConnectException)
                && !(cause instanceof UnknownHostException)
                && String.valueOf(cause.getMessage()).contains("reset");
    }

    /**
     * Whether it may have closed one before it heard of the request. Of an upstream that took its time and then closed
     * one cannot say so: it has worked on the request, and that must not happen twice.
     */
    static boolean mayBeStale(Reading reading, Throwable cause) {
        return reading instanceof NothingYet && mayBeStaleConnection(cause);
    }

    static AttemptOutcome outcome(Reading reading, Throwable cause) {
        boolean answered = !(reading instanceof NothingYet);
        return answered || mayBeStaleConnection(cause) ? AttemptOutcome.BROKEN : AttemptOutcome.CONNECT_FAILED;
    }

    static String describe(Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ -> "the upstream's host name is not known";
            case ConnectException _ -> "the upstream took no connection";
            case SSLException _ -> "no TLS session with the upstream could be made";
            case OutOfReachException _ -> String.valueOf(cause.getMessage());
            case HttpClosedException _ -> "the upstream closed the connection before its answer was complete";
            case VertxException _, IOException _ -> "the connection to the upstream broke";
            default -> "the upstream's answer could not be read";
        };
    }
}

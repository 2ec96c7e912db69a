package io.torouter.router.probe;

import io.netty.channel.ConnectTimeoutException;
import io.torouter.router.upstream.OutOfReachException;
import io.vertx.core.http.HttpClosedException;

import java.net.ConnectException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLException;

/** Why there was no answer, as far as the connection tells. */
enum Fault {
    UNKNOWN_HOST("unknown_host", "there is no such host"),
    OUT_OF_REACH(
            "out_of_reach",
            "the host has a private address, which a channel of the database may only lead to where"
                    + " 'admin.private_upstreams' lists it"),
    CONNECTION_REFUSED("connection_refused", "nothing takes connections at that host and port"),
    CONNECT_TIMED_OUT("connect_timed_out", "no connection could be made in time"),
    TLS("tls_failed", "no TLS session could be made"),
    CLOSED("connection_closed", "the upstream closed the connection before its answer was complete"),
    BROKEN("connection_broken", "the connection broke");

    private final String code;
    private final String text;

    Fault(String code, String text) {
        this.code = code;
        this.text = text;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }

    static Fault of(Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ -> UNKNOWN_HOST;
            case OutOfReachException _ -> OUT_OF_REACH;
            case ConnectTimeoutException _ -> CONNECT_TIMED_OUT;
            case ConnectException _ -> CONNECTION_REFUSED;
            case SSLException _ -> TLS;
            case HttpClosedException _ -> CLOSED;
            default -> BROKEN;
        };
    }
}

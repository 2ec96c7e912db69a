package io.torouter.settings;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The edge: where clients connect and what they may send.
 *
 * @param host address to listen on
 * @param port 0 for any free port
 * @param publicUrl how clients reach the gateway, where that is not what it sees itself; null to derive it
 * @param maxBodyBytes the largest request body; what exceeds it is refused with 413
 * @param bodyBudgetBytes request bodies held at the same time, all together; never below {@code maxBodyBytes}
 * @param eventLoops at least 1
 * @param idleTimeout a client connection without traffic for so long is closed
 * @param tls null to serve plain HTTP
 * @param http2 whether clients may speak HTTP/2 too (ALPN with TLS, prior knowledge without)
 * @param corsOrigins origins a browser may call from; empty for none, {@code *} for any
 * @param channelHeaders whether answers name the channel and the number of attempts
 * @param keepAliveComment silence in a stream after which a comment is sent; zero for never
 * @param maxHeaderBytes all request headers together
 * @param grammarSample the share of requests whose streams are checked against the grammar of their dialect, 0 to 1
 * @param proxies what stands between it and its clients
 */
public record ServerSettings(
        String host,
        int port,
        @Nullable URI publicUrl,
        long maxBodyBytes,
        long bodyBudgetBytes,
        int eventLoops,
        Duration idleTimeout,
        @Nullable TlsSettings tls,
        boolean http2,
        List<String> corsOrigins,
        boolean channelHeaders,
        Duration keepAliveComment,
        Transport transport,
        int maxHeaderBytes,
        double grammarSample,
        ProxySettings proxies) {
    public static final int DEFAULT_PORT = 8080;
    public static final long DEFAULT_MAX_BODY_BYTES = 64L << 20;

    public ServerSettings {
        corsOrigins = List.copyOf(corsOrigins);
        if (eventLoops < 1) {
            throw new IllegalArgumentException("eventLoops is at least 1: " + eventLoops);
        }
        if (bodyBudgetBytes < maxBodyBytes) {
            throw new IllegalArgumentException(
                    "bodyBudgetBytes " + bodyBudgetBytes + " is below maxBodyBytes " + maxBodyBytes);
        }
        if (!(grammarSample >= 0 && grammarSample <= 1)) {
            throw new IllegalArgumentException("grammarSample is a share from 0 to 1: " + grammarSample);
        }
    }

    /** The defaults for the cores and the heap of this process. */
    public static ServerSettings defaults() {
        return new ServerSettings(
                "0.0.0.0",
                DEFAULT_PORT,
                null,
                DEFAULT_MAX_BODY_BYTES,
                bodyBudgetFor(DEFAULT_MAX_BODY_BYTES, Runtime.getRuntime().maxMemory()),
                Runtime.getRuntime().availableProcessors(),
                Duration.ofMinutes(5),
                null,
                true,
                List.of(),
                true,
                Duration.ofSeconds(15),
                Transport.AUTO,
                32 << 10,
                0.01,
                ProxySettings.NONE);
    }

    /** A quarter of the heap, but always room for one body of the largest size. */
    public static long bodyBudgetFor(long maxBodyBytes, long heapBytes) {
        return Math.max(maxBodyBytes, heapBytes / 4);
    }

    /** The same edge elsewhere; tests and {@code --port} use it. */
    public ServerSettings listeningOn(String otherHost, int otherPort) {
        return new ServerSettings(
                otherHost,
                otherPort,
                publicUrl,
                maxBodyBytes,
                bodyBudgetBytes,
                eventLoops,
                idleTimeout,
                tls,
                http2,
                corsOrigins,
                channelHeaders,
                keepAliveComment,
                transport,
                maxHeaderBytes,
                grammarSample,
                proxies);
    }
}

package io.torouter.gateway;

import io.torouter.settings.ServerSettings;
import io.torouter.settings.TlsSettings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** How the edge listens. */
final class ListenerOptions {
    private static final int MAX_LINE_BYTES = 16 * 1024;
    private static final int BACKLOG = 8192;

    /** To Vert.x, 0 is a free port for each instance, and a negative number one that they share. */
    private static final int ONE_FREE_PORT = -1;

    /** Clients that cancel streams are this product's daily bread; a flood guard must not take them for an attack. */
    private static final int MAX_HTTP2_RESETS_PER_WINDOW = 10_000;

    private ListenerOptions() {}

    static HttpServerOptions of(ServerSettings settings) {
        var options =
                new HttpServerOptions()
                        .setHost(settings.host())
                        .setPort(settings.port() == 0 ? ONE_FREE_PORT : settings.port())
                        .setTcpNoDelay(true)
                        .setAcceptBacklog(BACKLOG)
                        .setMaxHeaderSize(settings.maxHeaderBytes())
                        .setMaxInitialLineLength(MAX_LINE_BYTES)
                        .setMaxChunkSize(64 * 1024)
                        .setHandle100ContinueAutomatically(false)
                        .setCompressionSupported(false)
                        .setPerFrameWebSocketCompressionSupported(false)
                        .setPerMessageWebSocketCompressionSupported(false)
                        .setHttp2RstFloodMaxRstFramePerWindow(MAX_HTTP2_RESETS_PER_WINDOW)
                        .setHttp2ClearTextEnabled(settings.http2())
                        .setUseProxyProtocol(settings.proxies().proxyProtocol())
                        .setIdleTimeout((int) settings.idleTimeout().toSeconds())
                        .setIdleTimeoutUnit(TimeUnit.SECONDS);
        var tls = settings.tls();
        return tls == null ? options : withTls(options, settings, tls);
    }

    private static HttpServerOptions withTls(HttpServerOptions options, ServerSettings settings, TlsSettings tls) {
        return options.setSsl(true)
                .setUseAlpn(settings.http2())
                .setAlpnVersions(
                        settings.http2()
                                ? List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1)
                                : List.of(HttpVersion.HTTP_1_1))
                .setSslEngineOptions(
                        OpenSSLEngineOptions.isAvailable() ? new OpenSSLEngineOptions() : new JdkSSLEngineOptions())
                .setKeyCertOptions(
                        new PemKeyCertOptions()
                                .addCertPath(tls.certificate().toString())
                                .addKeyPath(tls.key().toString()));
    }
}

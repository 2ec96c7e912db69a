package io.torouter.router.upstream;

import io.torouter.http.Pipelines;
import io.torouter.snapshot.Channel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One router instance's connections to upstreams; they live on its own event loop.
 *
 * <p>HTTP/1.1: one connection carries one request, so a stalled client never holds up another stream.
 */
public final class UpstreamClient {
    private static final Logger LOG = LoggerFactory.getLogger(UpstreamClient.class);
    private static final int MAX_CONNECTIONS_PER_HOST = 16_384;

    /** The beginning of what clients say to the gateway alone. */
    private static final String OWN = "x-torouter-";

    private static final CharSequence IDENTITY = HttpHeaders.createOptimized("identity");
    private static final CharSequence AGENT = HttpHeaders.createOptimized("torouter");

    private final HttpClient client;
    private final URI simulator;
    private final PinnedAddresses pins;
    private final Map<URI, UpstreamAddress> addresses = new HashMap<>();

    /**
     * @param simulator where channels of type simulator lead
     * @param pins for channels that may not lead everywhere
     */
    public UpstreamClient(Vertx vertx, URI simulator, PinnedAddresses pins) {
        this.client =
                vertx.httpClientBuilder()
                        .with(options())
                        .with(pool())
                        .withConnectHandler(UpstreamClient::connected)
                        .build();
        this.simulator = simulator;
        this.pins = pins;
    }

    private static HttpClientOptions options() {
        var options =
                new HttpClientOptions()
                        .setTcpNoDelay(true)
                        .setKeepAliveTimeout(25)
                        .setMaxChunkSize(64 * 1024)
                        .setMaxHeaderSize(64 * 1024)
                        .setDecompressionSupported(false);
        return options.setSslEngineOptions(
                OpenSSLEngineOptions.isAvailable() ? new OpenSSLEngineOptions() : new JdkSSLEngineOptions());
    }

    private static void connected(HttpConnection upstream) {
        upstream.exceptionHandler(UpstreamClient::noteBroken);
        Pipelines.suitUpstream(upstream);
    }

    /** The request on the connection, if any, hears of it too; without a handler Vert.x logs an error each time. */
    private static void noteBroken(Throwable cause) {
        LOG.debug("a connection to an upstream broke: {}", cause.toString());
    }

    private static PoolOptions pool() {
        return new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS_PER_HOST).setMaxWaitQueueSize(0);
    }

    /** A request to the channel with all its headers, body not yet sent. */
    Future<HttpClientRequest> request(Channel channel, UpstreamCall call) {
        var address = addresses.computeIfAbsent(base(channel), UpstreamAddress::of);
        var options =
                new RequestOptions()
                        .setHost(address.host())
                        .setPort(address.port())
                        .setSsl(address.tls())
                        .setMethod(method(call))
                        .setURI(address.uri(call))
                        .setConnectTimeout(channel.timeouts().connect().toMillis());
        boolean anywhere = !channel.guarded() || channel.baseUrl().equals(Channel.SIMULATOR_URL);
        var request = anywhere ? client.request(options) : pinned(address.place(), options);
        return request.map(made -> ready(made, channel, call));
    }

    /** The host stays in the request, and is what a certificate has to name. */
    private Future<HttpClientRequest> pinned(PinnedAddresses.Place place, RequestOptions options) {
        var found = pins.of(place);
        var inTime = found.isComplete() ? found : found.timeout(options.getConnectTimeout(), TimeUnit.MILLISECONDS);
        return inTime.compose(server -> client.request(options.setServer(server)).onFailure(_ -> pins.failed(place)));
    }

    /** A header that HTTP does not allow must not keep the connection. */
    private static HttpClientRequest ready(HttpClientRequest request, Channel channel, UpstreamCall call) {
        try {
            return withHeaders(request, channel, call);
        } catch (RuntimeException refused) {
            request.exceptionHandler(_ -> {}).reset();
            throw refused;
        }
    }

    private URI base(Channel channel) {
        return channel.baseUrl().equals(Channel.SIMULATOR_URL) ? simulator : channel.baseUrl();
    }

    private static HttpMethod method(UpstreamCall call) {
        return switch (call.operation()) {
            case RESPONSES_GET -> HttpMethod.GET;
            case RESPONSES_DELETE -> HttpMethod.DELETE;
            default -> HttpMethod.POST;
        };
    }

    private static HttpClientRequest withHeaders(HttpClientRequest request, Channel channel, UpstreamCall call) {
        var headers = request.headers();
        for (int i = 0; i < call.headers().count(); i++) {
            if (!call.headers().name(i).startsWith(OWN)) {
                headers.add(call.headers().name(i), call.headers().value(i));
            }
        }
        headers.set(HttpHeaders.ACCEPT_ENCODING, IDENTITY).set(HttpHeaders.USER_AGENT, AGENT);
        var credential = channel.type().credentialHeader();
        if (!credential.header().isEmpty() && !channel.credential().text().isEmpty()) {
            headers.set(credential.header(), credential.value(channel.credential()));
        }
        return request;
    }

    public Future<Void> close() {
        return client.close();
    }
}

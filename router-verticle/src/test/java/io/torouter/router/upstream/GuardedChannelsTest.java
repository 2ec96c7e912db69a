package io.torouter.router.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.torouter.bus.Headers;
import io.torouter.dialect.Operation;
import io.torouter.router.Channels;
import io.torouter.snapshot.Cidr;
import io.torouter.snapshot.IpLiteral;
import io.torouter.snapshot.UpstreamReach;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.internal.VertxInternal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Channels of the database and where they may lead, with a server on this machine. */
class GuardedChannelsTest {
    private static final UpstreamCall CALL = new UpstreamCall(Operation.CHAT_COMPLETIONS, "m", "", "", Headers.EMPTY);

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final BlockingQueue<String> hosts = new LinkedBlockingQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final HttpServer server =
            vertx.createHttpServer()
                    .connectionHandler(_ -> connections.incrementAndGet())
                    .requestHandler(request -> {
                        hosts.add(String.valueOf(request.authority()));
                        request.response().setStatusCode(302).putHeader("location", "/elsewhere").end();
                    })
                    .listen(0, "127.0.0.1")
                    .await();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final AtomicInteger questions = new AtomicInteger();
    private long now;
    private UpstreamClient client;

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    private void reaching(PinnedAddresses.Names names, String... allowed) {
        var reach = new UpstreamReach(Stream.of(allowed).map(Cidr::parse).toList());
        client = new UpstreamClient(vertx, URI.create("simulator:none"), new PinnedAddresses(names, reach, () -> now));
    }

    private void reaching(String... allowed) {
        reaching(
                _ -> {
                    questions.incrementAndGet();
                    var answer = answers.poll();
                    return answer == null
                            ? Future.failedFuture(new UnknownHostException("nobody"))
                            : Future.succeededFuture(Objects.requireNonNull(IpLiteral.parse(answer)));
                },
                allowed);
    }

    private String url(String host) {
        return "http://" + host + ':' + server.actualPort() + "/v1";
    }

    private int ask(Channels channel) {
        return Future.<Integer>future(done ->
                        loop.runOnContext(_ ->
                                client.request(channel.channel(), CALL)
                                        .compose(request -> request.send())
                                        .map(HttpClientResponse::statusCode)
                                        .onComplete(done)))
                .await();
    }

    private int ask(String url) {
        return ask(Channels.channel("stored").at(url).guarded());
    }

    @Test
    void aNameThatStandsForThisMachineIsOutOfReach() {
        answers.add("127.0.0.1");
        reaching();

        assertThatThrownBy(() -> ask(url("api.example.com"))).isInstanceOf(OutOfReachException.class);
        assertThat(connections).hasValue(0);
    }

    @Test
    void soIsTheNameOfThisMachineItself() {
        reaching(host -> ((VertxInternal) vertx).nameResolver().resolve(host));

        assertThatThrownBy(() -> ask(url("localhost"))).isInstanceOf(OutOfReachException.class);
        assertThat(connections).hasValue(0);
    }

    @Test
    void anAddressIsJudgedWithoutANameServer() {
        reaching();

        for (var host : List.of("127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254")) {
            assertThatThrownBy(() -> ask(url(host))).as(host).isInstanceOf(OutOfReachException.class);
        }
        assertThat(connections).hasValue(0);
        assertThat(questions).hasValue(0);
    }

    @Test
    void whatIsAllowedIsCalledByItsNameOnConnectionsThatAreKept() throws InterruptedException {
        answers.add("127.0.0.1");
        reaching("127.0.0.0/8");

        for (int i = 0; i < 3; i++) {
            assertThat(ask(url("api.example.com"))).isEqualTo(302);
            assertThat(hosts.poll(5, TimeUnit.SECONDS)).isEqualTo("api.example.com:" + server.actualPort());
        }
        assertThat(connections).hasValue(1);
        assertThat(questions).hasValue(1);
    }

    @Test
    void aNameServerThatChangesItsMindIsNotFollowedOutOfReach() {
        answers.addAll(List.of("127.0.0.1", "127.0.0.2"));
        reaching("127.0.0.1");
        assertThat(ask(url("rebinding.example.com"))).isEqualTo(302);

        now += TimeUnit.SECONDS.toNanos(4);
        assertThat(ask(url("rebinding.example.com"))).isEqualTo(302);
        now += TimeUnit.SECONDS.toNanos(2);
        assertThatThrownBy(() -> ask(url("rebinding.example.com"))).isInstanceOf(OutOfReachException.class);

        assertThat(questions).hasValue(2);
        assertThat(connections).hasValue(1);
    }

    @Test
    void aNameIsAskedForAgainWhereNobodyAnswered() {
        answers.addAll(List.of("127.0.0.9", "127.0.0.1"));
        reaching("127.0.0.0/8");

        assertThatThrownBy(() -> ask(url("moved.example.com"))).isInstanceOf(java.net.ConnectException.class);

        assertThat(ask(url("moved.example.com"))).isEqualTo(302);
        assertThatThrownBy(() -> ask(url("unknown.example.com"))).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void anotherChannelMayLeadAnywhere() {
        reaching();

        assertThat(ask(Channels.channel("declared").at(url("127.0.0.1")))).isEqualTo(302);
        assertThat(questions).hasValue(0);
    }

    @Test
    void nobodyIsFollowedToAnotherPlace() throws InterruptedException {
        reaching("127.0.0.0/8");

        assertThat(ask(url("127.0.0.1"))).isEqualTo(302);

        assertThat(hosts.poll(5, TimeUnit.SECONDS)).isNotNull();
        assertThat(hosts).isEmpty();
    }

    /** What begins TLS says in plain text for whom it is. */
    @Test
    void aCertificateHasToBeThatOfTheName() throws InterruptedException {
        var hellos = new LinkedBlockingQueue<String>();
        var listening =
                vertx.createNetServer()
                        .connectHandler(socket ->
                                socket.handler(bytes -> {
                                    hellos.add(bytes.toString(ISO_8859_1));
                                    socket.close();
                                }))
                        .listen(0, "127.0.0.1")
                        .await();
        answers.add("127.0.0.1");
        reaching("127.0.0.0/8");

        assertThatThrownBy(() -> ask("https://api.example.com:" + listening.actualPort() + "/v1"))
                .isInstanceOf(Exception.class);

        assertThat(hellos.poll(5, TimeUnit.SECONDS)).contains("api.example.com");
    }
}

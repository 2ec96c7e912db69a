package io.torouter.router.probe;

import static io.torouter.router.Channels.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.probe.Check;
import io.torouter.probe.CheckResult;
import io.torouter.router.Channels;
import io.torouter.router.stream.Targets;
import io.torouter.router.upstream.PinnedAddresses;
import io.torouter.router.upstream.UpstreamClient;
import io.torouter.snapshot.UpstreamReach;
import io.torouter.translation.grid.Halves;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

@Timeout(30)
class ProbeTest {
    private static final String PONG = "{\"choices\":[{\"message\":{\"content\":\"pong\"}}]}";

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    /** How a check goes at an upstream that does that with each request. */
    private CheckResult tested(Check check, Handler<HttpServerRequest> upstream) {
        var server =
                vertx.createHttpServer()
                        .requestHandler(request ->
                                request.body()
                                        .onSuccess(body -> {
                                            sent.add(request.headers().get("authorization") + ' ' + body);
                                            upstream.handle(request);
                                        }))
                        .listen(0, "127.0.0.1")
                        .await();
        var served = channel("one").at("http://127.0.0.1:" + server.actualPort() + "/v1").knownBy("sk-of-the-channel");
        return run(check, served);
    }

    private CheckResult run(Check check, Channels served) {
        var pins = PinnedAddresses.on(vertx, UpstreamReach.PUBLIC);
        var client = new UpstreamClient(vertx, URI.create("http://127.0.0.1:1"), pins);
        var probe = new Probe(vertx, client, Halves.builtIn(), new Targets(), System::nanoTime);
        var subject = new Probe.Subject(Channels.catalog(served.channel()), served.channel(), "gpt-5", 5000);
        var loop = vertx.getOrCreateContext();
        return Future.<CheckResult>future(done -> loop.runOnContext(_ -> probe.run(check, subject).onComplete(done)))
                .await();
    }

    private static Handler<HttpServerRequest> says(int status, String json) {
        return request ->
                request.response().setStatusCode(status).putHeader("content-type", "application/json").end(json);
    }

    @Test
    void callsWithTheCredentialAndAFewTokens() throws InterruptedException {
        var result = tested(Check.CALL, says(200, PONG));

        assertThat(result.ok()).isTrue();
        assertThat(result.timing().status()).isEqualTo(200);
        assertThat(result.timing().firstByteMillis()).isBetween(0, result.timing().totalMillis());
        assertThat(sent.take()).startsWith("Bearer sk-of-the-channel {").contains("gpt-5", "pong", "16");
    }

    @Test
    void saysNothingOfTheCredentialThatComesBack() {
        var result = tested(Check.CALL, says(401, "{\"error\":{\"message\":\"not 'sk-of-the-channel'\"}}"));

        assertThat(result.detail()).isEqualTo("the upstream refuses the credential (401): not '***'");
        assertThat(result.said()).isEqualTo("not '***'");
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUp() {
        var result = tested(Check.CALL, ProbeTest::endless);

        assertThat(result.code()).isEqualTo("unreadable");
        assertThat(result.detail()).endsWith("it is longer than 4 MB");
    }

    private static void endless(HttpServerRequest request) {
        var response = request.response().setChunked(true).putHeader("content-type", "application/json");
        response.exceptionHandler(_ -> {});
        response.write("{\"choices\":[\"");
        more(request);
    }

    private static void more(HttpServerRequest request) {
        request.response().write(Buffer.buffer("x".repeat(256 * 1024))).onSuccess(_ -> more(request));
    }

    @Test
    void nobodyThereIsSaidWithoutMoreWords() {
        var result = run(Check.CALL, channel("one").at("http://127.0.0.1:1/v1"));

        assertThat(result.code()).isEqualTo("connection_refused");
        assertThat(result.said()).isEmpty();
        assertThat(result.timing().status()).isZero();
        assertThat(result.timing().firstByteMillis()).isEqualTo(CheckResult.NEVER);
    }
}

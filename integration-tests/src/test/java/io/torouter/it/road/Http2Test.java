package io.torouter.it.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.dialect.Dialect;
import io.torouter.it.Eventually;
import io.torouter.it.RunningGateway;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** HTTP/2 with and without TLS: many streams share a connection, and each ends by itself. */
class Http2Test {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PASSWORD = "password";

    private static Vertx vertx;
    private static Road plain;
    private static Road secure;

    /** How a client comes to speak HTTP/2. */
    enum Way {
        PRIOR_KNOWLEDGE,
        ALPN
    }

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        vertx = Vertx.vertx();
        makeCertificate(directory);
        var tls = "server: { tls: { cert: \"%1$s/cert.pem\", key: \"%1$s/key.pem\" } }\n".formatted(directory);
        plain = Road.start(Road.EVERY_DIALECT);
        secure = Road.start(tls + Road.EVERY_DIALECT);
    }

    @AfterAll
    static void stop() {
        plain.close();
        secure.close();
        RunningGateway.await(vertx.close());
    }

    private static void makeCertificate(Path directory)
            throws IOException, InterruptedException, GeneralSecurityException {
        var store = directory.resolve("store.p12");
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "it",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD,
                        "-validity",
                        "2");
        assertThat(
                        new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor())
                .isZero();
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        pem(directory.resolve("cert.pem"), "CERTIFICATE", keys.getCertificate("it").getEncoded());
        pem(directory.resolve("key.pem"), "PRIVATE KEY", keys.getKey("it", PASSWORD.toCharArray()).getEncoded());
    }

    private static void pem(Path file, String type, byte[] encoded) throws IOException {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        Files.writeString(file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, text));
    }

    private static Road road(Way way) {
        return switch (way) {
            case PRIOR_KNOWLEDGE -> plain;
            case ALPN -> secure;
        };
    }

    private static HttpClient client(Way way) {
        var options = new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2);
        return vertx.createHttpClient(
                switch (way) {
                    case PRIOR_KNOWLEDGE -> options.setHttp2ClearTextUpgrade(false);
                    case ALPN -> options.setSsl(true).setUseAlpn(true).setTrustAll(true).setVerifyHost(false);
                });
    }

    private static Future<HttpClientResponse> send(HttpClient client, Way way, Dialect dialect) {
        var request = Dialects.streamed(dialect);
        var options =
                new RequestOptions()
                        .setAbsoluteURI(road(way).gateway().url() + request.target())
                        .setMethod(HttpMethod.POST)
                        .putHeader("x-api-key", RunningGateway.KEY);
        return client.request(options).compose(made -> made.send(request.content()));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void streamsOfOneConnectionArriveAsTheyWereSent(Way way) {
        road(way).upstream(call -> call.cut(200, "text/event-stream", stream(call).getBytes(UTF_8), new Random(1)));
        var client = client(way);
        var answers =
                Stream.of(Dialect.values())
                        .map(dialect -> send(client, way, dialect).compose(Http2Test::checked))
                        .map(RunningGateway::await)
                        .map(Buffer::toString)
                        .toList();

        assertThat(answers).containsExactlyElementsOf(Stream.of(Dialect.values()).map(Http2Test::stream).toList());
        RunningGateway.await(client.close());
    }

    private static Future<Buffer> checked(HttpClientResponse answer) {
        assertThat(answer.version()).isEqualTo(HttpVersion.HTTP_2);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String stream(UpstreamCall call) {
        return stream(
                switch (call.uri().substring(call.uri().lastIndexOf('/') + 1)) {
                    case "completions" -> Dialect.OPENAI_CHAT;
                    case "responses" -> Dialect.OPENAI_RESPONSES;
                    case "messages" -> Dialect.ANTHROPIC_MESSAGES;
                    default -> Dialect.GEMINI_GENERATE;
                });
    }

    private static String stream(Dialect dialect) {
        return Dialects.preamble(dialect) + Dialects.content(dialect, "é".repeat(9000)) + Dialects.end(dialect);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void brokenStreamIsResetAndItsConnectionStays(Way way) {
        road(way)
                .upstream(call -> {
                    call.eventStream();
                    call.chunk(Dialects.content(Dialect.ANTHROPIC_MESSAGES, "one"));
                    call.close();
                });
        var client = client(way);
        var seen = Buffer.buffer();
        var ended =
                send(client, way, Dialect.ANTHROPIC_MESSAGES)
                        .compose(answer -> answer.handler(seen::appendBuffer).end());

        assertThat(catchThrowable(() -> RunningGateway.await(ended)))
                .hasRootCauseInstanceOf(StreamResetException.class);
        assertThat(seen.toString()).contains("one", "event: error").doesNotContain("message_stop");
        road(way).upstream(call -> call.cut(200, "text/event-stream", stream(call).getBytes(UTF_8), new Random(1)));
        var next = RunningGateway.await(send(client, way, Dialect.ANTHROPIC_MESSAGES).compose(Http2Test::checked));
        assertThat(next.toString()).isEqualTo(stream(Dialect.ANTHROPIC_MESSAGES));
        RunningGateway.await(client.close());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void upstreamIsResetWhenAStreamIs(Way way) {
        var gone = new AtomicBoolean();
        road(way)
                .upstream(call -> {
                    call.eventStream();
                    call.chunk(Dialects.content(Dialect.OPENAI_CHAT, "one"));
                    call.awaitGone();
                    gone.set(true);
                });
        var client = client(way);
        var answer = RunningGateway.await(send(client, way, Dialect.OPENAI_CHAT));
        answer.request().reset();

        Eventually.holds("the upstream sees the reset", PATIENCE, gone::get);
        Eventually.holds(
                "no stream stays open", PATIENCE, () -> road(way).gateway().metric("torouter_streams_open") == 0);
        RunningGateway.await(client.close());
    }

    @Test
    void oldClientsAreServedOverTls() {
        secure.upstream(call -> call.json(200, "{\"choices\":[]}"));
        var client =
                vertx.createHttpClient(new HttpClientOptions().setSsl(true).setTrustAll(true).setVerifyHost(false));
        var answer = RunningGateway.await(send(client, Way.ALPN, Dialect.GEMINI_GENERATE));

        assertThat(answer.version()).isEqualTo(HttpVersion.HTTP_1_1);
        RunningGateway.await(client.close());
    }
}

package io.torouter.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.torouter.admin.bus.AdminAddress;
import io.torouter.admin.bus.AdminAnswer;
import io.torouter.admin.bus.AdminAnswerCodec;
import io.torouter.admin.bus.AdminCall;
import io.torouter.admin.bus.AdminCallCodec;
import io.torouter.bus.Address;
import io.torouter.bus.Heartbeat;
import io.torouter.bus.HeartbeatCodec;
import io.torouter.bus.NodeId;
import io.torouter.bus.Outcome;
import io.torouter.gateway.access.FailedTries;
import io.torouter.gateway.client.ClientAddresses;
import io.torouter.gateway.http.BodyBudget;
import io.torouter.gateway.stream.Exchange;
import io.torouter.settings.ProxySettings;
import io.torouter.snapshot.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

@Timeout(30)
class AdminFrontTest {
    private static final String TOKEN = "the-token-of-this-test";
    private static final DeliveryOptions ANSWER = new DeliveryOptions().setCodecName(AdminAnswerCodec.NAME);

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Exchange.Ending> endings = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HttpServer server;

    @BeforeEach
    void listen() {
        vertx.eventBus().registerCodec(new AdminCallCodec()).registerCodec(new AdminAnswerCodec());
        var node =
                new AdminNode(
                        new NodeId("node", 1),
                        true,
                        new AdminToken(new Secret(TOKEN)),
                        FailedTries.ofTokens(() -> 0),
                        new ClientAddresses(ProxySettings.NONE),
                        new BodyBudget(4 << 20));
        var loop = vertx.getOrCreateContext();
        server =
                Future.<HttpServer>future(done ->
                                loop.runOnContext(_ -> {
                                    var listener = AdminListener.on(vertx, node, (_, ending) -> endings.add(ending));
                                    vertx.createHttpServer()
                                            .requestHandler(listener)
                                            .listen(0, "127.0.0.1")
                                            .onComplete(done);
                                }))
                        .await();
    }

    @AfterEach
    void close() {
        client.close();
        vertx.close().await();
    }

    private void answers(Consumer<Message<AdminCall>> how) {
        vertx.eventBus().<AdminCall>consumer(AdminAddress.of("node"), how::accept).completion().await();
    }

    private HttpResponse<String> ask(String method, String path, String token, byte[] body) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path))
                        .header("authorization", "Bearer " + token)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void takesACallToTheNodeAndItsAnswerToTheClient() throws Exception {
        var calls = new LinkedBlockingQueue<AdminCall>();
        answers(call -> {
            calls.add(call.body());
            var headers = Map.of("content-type", "application/json", "etag", "\"7\"");
            call.reply(new AdminAnswer(201, "/admin/v1/keys", headers, Buffer.buffer("{}"), ""), ANSWER);
        });

        var answer = ask("POST", "/admin/v1/keys?a=b", TOKEN, "{\"name\":\"x\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{}");
        assertThat(answer.headers().firstValue("etag")).contains("\"7\"");
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(calls.take())
                .returns("POST", AdminCall::method)
                .returns("/admin/v1/keys", AdminCall::path)
                .returns("a=b", AdminCall::query)
                .returns("127.0.0.1", AdminCall::client)
                .returns(Buffer.buffer("{\"name\":\"x\"}"), AdminCall::body);
        assertThat(endings.take()).returns(201, Exchange.Ending::status);
    }

    @Test
    void letsNobodyInWithoutTheToken() throws Exception {
        answers(call -> call.fail(AdminAddress.BROKEN, "nobody may come here"));

        var answer = ask("GET", "/admin/v1", "another-token-of-this", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer");
        assertThat(answer.body()).contains("invalid_admin_token");
    }

    @Test
    void whoGuessesOnIsAskedToWaitEvenIfTheLastGuessIsRight() throws Exception {
        answers(call -> call.fail(AdminAddress.BROKEN, "nobody may come here"));
        for (int i = 0; i < 10; i++) {
            assertThat(ask("GET", "/admin/v1", "guess-number-" + i, new byte[0]).statusCode()).isEqualTo(401);
        }

        var answer = ask("GET", "/admin/v1", TOKEN, new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("retry-after")).hasValue(7);
    }

    @Test
    void refusesABodyThatIsTooLarge() throws Exception {
        answers(call -> call.fail(AdminAddress.BROKEN, "nobody may come here"));

        var answer = ask("POST", "/admin/v1/keys", TOKEN, new byte[(1 << 20) + 1]);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("payload_too_large");
    }

    @Test
    void saysThatNoNodeAnswers() throws Exception {
        var answer = ask("GET", "/admin/v1", TOKEN, new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("no_catalog").contains("role catalog");
    }

    @ParameterizedTest
    @CsvSource({"GET, 503, no_catalog", "POST, 504, timeout"})
    void doesNotWaitForANodeThatIsGoneNorMakesAnEditTwice(String method, int status, String code) throws Exception {
        vertx.eventBus().registerDefaultCodec(Heartbeat.class, new HeartbeatCodec());
        vertx.eventBus()
                .<AdminCall>consumer(
                        AdminAddress.of("other"), _ -> vertx.eventBus().publish(Address.NODE_LOST, "other"))
                .completion()
                .await();
        vertx.eventBus().publish(Address.HEARTBEAT, new Heartbeat("other", 1, 0, 0, 0, false, 1, false, false, true));

        var answer = ask(method, "/admin/v1/keys", TOKEN, new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(code);
    }

    @Test
    void putsAnAnswerTogetherFromItsPieces() throws Exception {
        answers(call -> {
            int piece = call.body().piece().isEmpty() ? 0 : Integer.parseInt(call.body().piece());
            var next = piece == 3 ? "" : Integer.toString(piece + 1);
            var body = Buffer.buffer("piece " + piece + "\n");
            call.reply(new AdminAnswer(200, "/admin/v1/usage", Map.of("content-type", "text/csv"), body, next), ANSWER);
        });

        assertThat(ask("GET", "/admin/v1/usage", TOKEN, new byte[0]).body())
                .isEqualTo("piece 0\npiece 1\npiece 2\npiece 3\n");
        assertThat(endings.take()).returns(32L, Exchange.Ending::bodyBytes);
    }

    @Test
    void breaksOffRatherThanEndAnAnswerThatIsNotWhole() throws Exception {
        answers(call -> {
            if (call.body().piece().isEmpty()) {
                var body = Buffer.buffer("the first");
                call.reply(new AdminAnswer(200, "/admin/v1/usage", Map.of(), body, "second"), ANSWER);
            } else {
                call.fail(AdminAddress.BROKEN, "a fault");
            }
        });

        assertThat(catchThrowable(() -> ask("GET", "/admin/v1/usage", TOKEN, new byte[0])))
                .isInstanceOf(IOException.class);
        assertThat(endings.take().settlement().outcome()).isEqualTo(Outcome.TRUNCATED);
    }

    @Test
    void asksForNoMoreThanTheClientTakesAndStopsWhenItLeaves() throws Exception {
        var asked = new AtomicLong();
        var piece = Buffer.buffer(new byte[64 << 10]);
        answers(call -> {
            asked.incrementAndGet();
            call.reply(new AdminAnswer(200, "/admin/v1/usage", Map.of(), piece, "more"), ANSWER);
        });

        long read = 0;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            var head = "GET /admin/v1/usage HTTP/1.1\r\nhost: x\r\nauthorization: Bearer " + TOKEN + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            read = skip(socket.getInputStream(), 32 << 20);
            assertThat(asked.get() * piece.length()).isBetween(read - piece.length(), read + (24L << 20));
        }

        assertThat(endings.poll(20, TimeUnit.SECONDS)).returns(499, Exchange.Ending::status);
    }

    private static long skip(InputStream in, long count) throws Exception {
        long read = 0;
        var buffer = new byte[64 << 10];
        while (read < count) {
            read += in.read(buffer);
        }
        return read;
    }
}

package io.torouter.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.torouter.cli.client.AdminClient.Call;
import io.torouter.snapshot.Secret;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@Timeout(30)
class AdminClientTest {
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private AdminClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        client = new AdminClient(endpoint());
    }

    private Endpoint endpoint() {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Endpoint(url, new Secret("token-of-the-test"));
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    private void answers(int status, String body) {
        server.createContext(
                "/",
                exchange -> {
                    asked.add(
                            exchange.getRequestMethod()
                                    + ' '
                                    + exchange.getRequestURI()
                                    + ' '
                                    + exchange.getRequestHeaders().getFirst("if-match")
                                    + ' '
                                    + exchange.getRequestHeaders().getFirst("authorization"));
                    answer(exchange, status, body);
                });
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("etag", "\"7\"");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void assertFails(String message) {
        assertThatThrownBy(() -> client.get("/keys"))
                .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.exitCode()).isEqualTo(1))
                .hasMessage(message.replace("URL", endpoint().url().toString()));
    }

    @Test
    void anEditSaysWhichStateItSaw() throws Exception {
        answers(200, "{\"id\":\"a/b\"}");

        var answer = client.send(Call.delete(AdminClient.path("keys", "a/b c"), "\"7\""));

        assertThat(asked).containsExactly("DELETE /admin/v1/keys/a%2Fb%20c \"7\" Bearer token-of-the-test");
        assertThat(answer.etag()).isEqualTo("\"7\"");
        assertThat(answer.json().path("id").asText()).isEqualTo("a/b");
    }

    @Test
    void aListIsReadPageByPage() throws Exception {
        server.createContext(
                "/",
                exchange -> {
                    boolean first = !exchange.getRequestURI().getRawQuery().contains("cursor");
                    asked.add(exchange.getRequestURI().getRawQuery());
                    answer(exchange, 200, first ? "{\"data\":[1,2],\"next\":\"a=\"}" : "{\"data\":[3],\"next\":null}");
                });
        var items = new ArrayList<Integer>();

        client.visit("/keys", Map.of("group", "team&"), item -> items.add(item.asInt()));

        assertThat(items).containsExactly(1, 2, 3);
        assertThat(asked).containsExactly("group=team%26&limit=1000", "group=team%26&limit=1000&cursor=a%3D");
    }

    @Test
    void aProblemIsOneLine() {
        answers(422, "{\"code\":\"invalid\",\"status\":422,\"detail\":\"key 'a': name: expected a name\"}");

        assertFails("key 'a': name: expected a name");
    }

    @Test
    void severalErrorsAreOneLineToo() {
        answers(
                422,
                """
                {"code":"invalid","status":422,"detail":"first","errors":[
                  {"field":"rpm","message":"expected a number"},{"field":"","message":"no such group"}]}
                """);

        assertFails("rpm: expected a number; no such group");
    }

    @Test
    void anotherEditInTheMeantimeIsSaid() {
        answers(412, "{\"code\":\"stale\",\"status\":412,\"detail\":\"it is at revision 9\"}");

        assertFails("somebody else changed it in the meantime; nothing was done: look again, and try again");
    }

    @Test
    void anotherServerIsToldFromAGateway() {
        answers(404, "<html>not here</html>");

        assertFails("URL/admin/v1 answers 404, and not as an admin API does");
    }

    @Test
    void whatIsNotThereIsNothing() throws Exception {
        answers(404, "{\"code\":\"not_found\",\"status\":404,\"detail\":\"no\"}");

        assertThat(client.find("/keys/a")).isNull();
    }

    @Test
    void aGatewayThatDoesNotAnswerIsGivenUp() {
        answers(200, "");
        server.createContext("/admin/v1/slow", _ -> {});

        assertThatThrownBy(() -> client.send(Call.post("/slow", null).within(Duration.ofMillis(50))))
                .isInstanceOf(Failed.class)
                .hasMessageEndingWith("it does not answer in time");
    }

    @Test
    void aPortWithoutAGatewayIsSaid() {
        server.stop(0);

        assertFails("cannot reach URL: no gateway answers there");
    }
}

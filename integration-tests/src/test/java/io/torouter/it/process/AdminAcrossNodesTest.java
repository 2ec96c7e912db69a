package io.torouter.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;

/** The edge is in one process, and what answers the admin API in another. */
@Timeout(120)
final class AdminAcrossNodesTest {
    private static final Duration MEETING = Duration.ofSeconds(20);

    @Test
    void callsGoToANodeWithTheCatalogueForAsLongAsThereIsOne() throws Exception {
        try (var site = new Site("admin-across-nodes")) {
            var edge = site.seed("edge", "gateway,router").awaitStarted();
            var token = site.adminToken("edge");
            assertThat(get(edge, token, "/channels")).contains("\"code\":\"no_catalog\"");

            var catalog = site.join("catalog", "catalog").awaitStarted();
            Await.until("an answer", MEETING, () -> get(edge, token, "/channels").contains("\"id\":\"claude\""));
            Await.until(
                    "both nodes",
                    MEETING,
                    () -> get(edge, token, "/nodes").contains("\"roles\":[\"gateway\",\"router\"]"));
            assertThat(get(edge, token, "/nodes")).contains("\"roles\":[\"catalog\"]");
            assertThat(get(edge, "not-the-token-of-it", "/channels")).contains("invalid_admin_token");

            site.upstream().plays(call -> call.json("{\"choices\":[{\"message\":{\"content\":\"pong\"}}]}"));
            assertThat(call(edge, token, "POST", "/channels/chat/test"))
                    .contains("\"ok\":true", "\"code\":\"answered\"");

            catalog.kill();
            Await.until("no answer", MEETING, () -> get(edge, token, "/channels").contains("no_catalog"));
            assertThat(edge.out()).contains("/admin/v1  with the token in ").doesNotContain(token);
        }
    }

    private static String get(NodeProcess edge, String token, String path) throws Exception {
        return call(edge, token, "GET", path);
    }

    private static String call(NodeProcess edge, String token, String method, String path) throws Exception {
        var authorization = "authorization: Bearer " + token + "\r\n";
        try (var answer = HttpAnswer.to(edge.port(), method + " /admin/v1" + path, authorization, new byte[0])) {
            return answer.text();
        }
    }
}

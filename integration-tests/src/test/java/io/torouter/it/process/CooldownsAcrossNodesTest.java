package io.torouter.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What one process finds out about a channel, all act on; and what an operator clears at one is cleared at all. */
@Timeout(120)
final class CooldownsAcrossNodesTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final byte[] BODY =
            "{\"model\":\"shared\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}".getBytes(UTF_8);
    private static final String ANSWER =
            "{\"id\":\"c\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"pong\"}}]}";

    private static Site site;
    private static NodeProcess one;
    private static NodeProcess two;
    private static AdminCalls admin;

    @BeforeAll
    static void start() throws Exception {
        site = new Site("cooldowns-across-nodes");
        site.clear();
        one = site.seed("one", "gateway,router").awaitStarted();
        two = site.join("two", "gateway,router,catalog").awaitStarted();
        site.awaitReady(one);
        site.awaitReady(two);
        admin = new AdminCalls(two, site.adminToken("two"));
        Await.until("two nodes", SOON, () -> admin.get("/nodes").path("data").size() == 2);
    }

    @AfterAll
    static void stop() throws IOException {
        site.close();
    }

    @BeforeEach
    void healthy() throws Exception {
        site.upstream().plays(call -> call.json(ANSWER));
        admin.post("/channels/shared/clear", "");
        for (var node : List.of(one, two)) {
            assertThat(status(node)).isEqualTo(200);
        }
    }

    private static int status(NodeProcess node) throws Exception {
        try (var answer = HttpAnswer.to(node.port(), "POST /v1/chat/completions", Site.HEADERS, BODY)) {
            answer.bytes();
            return answer.status();
        }
    }

    private static JsonNode cooldowns() throws Exception {
        return admin.get("/cooldowns?channel=shared").path("data");
    }

    private static void refusesAtOne() throws Exception {
        site.upstream().plays(call -> call.json("401 Unauthorized", "{}"));
        assertThat(status(one)).isEqualTo(502);
        Await.until("a cooldown", SOON, () -> cooldowns().size() == 1);
    }

    private static boolean leavesAlone(NodeProcess node) throws Exception {
        return node.metrics().contains("torouter_channel_state{channel=\"shared\",state=\"off\"} 1.0");
    }

    @Test
    void aCredentialThatIsRefusedAtOneIsTriedAtNone() throws Exception {
        refusesAtOne();
        Await.until("the other knows", SOON, () -> leavesAlone(two));
        site.upstream().calls().clear();

        assertThat(status(two)).isEqualTo(503);

        assertThat(site.upstream().calls()).isEmpty();
        assertThat(cooldowns().get(0).path("reason").asText()).isEqualTo("credential_refused");
        assertThat(cooldowns().get(0).path("seconds_left").asInt()).isBetween(30, 60);
    }

    @Test
    void whatIsClearedIsInUseEverywhereAtOnceAndStaysSo() throws Exception {
        refusesAtOne();
        Await.until("the other knows", SOON, () -> leavesAlone(two));
        site.upstream().plays(call -> call.json(ANSWER));

        var cleared = admin.post("/channels/shared/clear", "").path("nodes");

        assertThat(cleared).hasSize(2).allSatisfy(node -> assertThat(node.path("ended").asInt()).isEqualTo(1));
        assertThat(status(one)).isEqualTo(200);
        assertThat(status(two)).isEqualTo(200);
        Await.until("nothing is told any more", SOON, () -> cooldowns().isEmpty());
        assertThat(status(one)).isEqualTo(200);
        assertThat(status(two)).isEqualTo(200);
    }

    @Test
    void aTestThatPassesClearsIt() throws Exception {
        refusesAtOne();
        site.upstream().plays(call -> call.json(ANSWER));

        assertThat(admin.post("/channels/shared/test", "").path("ok").asBoolean()).isTrue();

        assertThat(status(one)).isEqualTo(200);
        assertThat(status(two)).isEqualTo(200);
    }
}

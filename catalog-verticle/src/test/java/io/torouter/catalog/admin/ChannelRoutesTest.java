package io.torouter.catalog.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.admin.bus.AdminAnswer;
import io.torouter.admin.bus.AdminCall;
import io.torouter.bus.Heartbeat;
import io.torouter.health.Cooldown;
import io.torouter.health.CooldownReason;
import io.torouter.health.bus.Cooldowns;
import io.torouter.probe.Check;
import io.torouter.probe.CheckResult;
import io.torouter.probe.bus.ProbeAddress;
import io.torouter.probe.bus.ProbeAnswer;
import io.torouter.probe.bus.ProbeQuestion;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

class ChannelRoutesTest {
    private final FakeRouters routers = new FakeRouters();

    /** Nodes that route, of whom the first is asked unless another is wanted. */
    private static final class FakeRouters implements Routers {
        List<String> living = List.of("near", "far");
        Future<ProbeAnswer> answer = Future.succeededFuture(new ProbeAnswer("upstream", List.of(fine())));
        final List<String> asked = new ArrayList<>();
        final List<ProbeQuestion> questions = new ArrayList<>();
        final List<String> cleared = new ArrayList<>();
        List<Cooldowns> cooldowns = List.of();

        private static CheckResult fine() {
            var timing = new CheckResult.Timing("openai.chat", 200, 3, 5);
            return new CheckResult(Check.CALL, true, "answered", "it answers", "", timing);
        }

        @Override
        public List<String> living() {
            return living;
        }

        @Override
        public Future<ProbeAnswer> test(String node, ProbeQuestion question) {
            asked.add(node);
            questions.add(question);
            return answer;
        }

        @Override
        public List<Cooldowns> cooldowns() {
            return cooldowns;
        }

        @Override
        public Future<Integer> clear(String node, String channel) {
            cleared.add(node + ' ' + channel);
            return node.equals("far") ? Future.failedFuture("gone") : Future.succeededFuture(2);
        }

        FakeRouters failing(ReplyFailure type, int code) {
            answer = Future.failedFuture(new ReplyException(type, code, "why"));
            return this;
        }
    }

    private Future<AdminAnswer> future(String body) throws IOException {
        return future("POST", "/admin/v1/channels/sim/test", "", body);
    }

    private Future<AdminAnswer> future(String method, String path, String query, String body) throws IOException {
        var call = new AdminCall(method, path, query, Map.of(), Buffer.buffer(body), "admin", "", "");
        return TestDesk.serving("sim", routers).answer(call);
    }

    private AdminAnswer answer(String body) throws IOException {
        return future(body).result();
    }

    @Test
    void theFirstNodeIsAskedUnlessAnotherIsWanted() throws IOException {
        assertThat(answer("").body().toString()).contains("\"ok\":true", "\"node\":\"near\"");
        assertThat(answer("{\"node\":\"far\"}").body().toString()).contains("\"node\":\"far\"");

        assertThat(routers.asked).containsExactly("near", "far");
    }

    @Test
    void theQuestionIsWhatTheBodySays() throws IOException {
        answer("{\"checks\":[\"tools\",\"call\",\"tools\"],\"timeout_seconds\":7}");

        assertThat(routers.questions)
                .containsExactly(new ProbeQuestion("sim", "simulator", List.of(Check.TOOLS, Check.CALL), 7000));
    }

    @Test
    void withoutANodeThatRoutesThereIsNoTest() throws IOException {
        routers.living = List.of();

        assertThat(answer("").status()).isEqualTo(503);
        assertThat(routers.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NO_HANDLERS, 503, no_router", "TIMEOUT, 504, timeout"})
    void aNodeThatIsNotHeardOfIsNoFault(ReplyFailure type, int status, String code) throws IOException {
        routers.failing(type, -1);

        var answer = answer("");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().toString()).contains(code);
        assertThat(answer.route()).isEqualTo("/admin/v1/channels/{id}/test");
    }

    @Test
    void aNodeMayNotHaveHeardOfTheChannelYet() throws IOException {
        routers.failing(ReplyFailure.RECIPIENT_FAILURE, ProbeAddress.UNKNOWN_CHANNEL);

        assertThat(answer("").status()).isEqualTo(409);
        assertThat(answer("").body().toString()).contains("not_in_force");
    }

    @Test
    void aFaultOfTheGatewayStaysOne() throws IOException {
        routers.failing(ReplyFailure.RECIPIENT_FAILURE, ProbeAddress.BROKEN);

        assertThat(future("").failed()).isTrue();
    }

    @Test
    void nodesThatLeaveComeLastAndThisOneFirst() {
        var self = new Heartbeat("self", 1, 1, 1, 9, false, 1, false, false, true);
        var nodes = new NodesHeard(() -> self, () -> 0);
        nodes.heard(new Heartbeat("busy", 1, 0, 1, 5, false, 1));
        nodes.heard(new Heartbeat("idle", 1, 0, 1, 0, false, 1));
        nodes.heard(new Heartbeat("leaving", 1, 0, 1, 0, true, 1));
        nodes.heard(new Heartbeat("edge", 1, 1, 0, 0, false, 1));

        var vertx = Vertx.vertx();
        try {
            assertThat(new BusRouters(vertx, nodes, new CooldownsHeard(() -> 0)).living())
                    .containsExactly("self", "idle", "busy", "leaving");
        } finally {
            vertx.close().await();
        }
    }

    @Test
    void aChannelIsTakenBackOnEveryNodeThatCanBeReached() throws IOException {
        var answer = future("POST", "/admin/v1/channels/sim/clear", "", "").result();

        assertThat(routers.cleared).containsExactly("near sim", "far sim");
        assertThat(answer.body())
                .hasToString(
                        "{\"channel\":\"sim\",\"nodes\":[{\"id\":\"near\",\"ended\":2},{\"id\":\"far\",\"ended\":null}]}");
    }

    @Test
    void aChannelThatIsNotThereIsNotTakenBack() throws IOException {
        assertThat(future("POST", "/admin/v1/channels/other/clear", "", "").result().status()).isEqualTo(404);
        assertThat(routers.cleared).isEmpty();
    }

    @Test
    void aTestThatPassesTakesTheChannelBack() throws IOException {
        answer("");

        assertThat(routers.cleared).containsExactly("near sim", "far sim");
    }

    @Test
    void aTestThatFailsDoesNot() throws IOException {
        var refused =
                new CheckResult(
                        Check.CALL,
                        false,
                        "credential_refused",
                        "it is refused",
                        "",
                        new CheckResult.Timing("openai.chat", 401, 3, 5));
        routers.answer = Future.succeededFuture(new ProbeAnswer("upstream", List.of(refused)));

        answer("");

        assertThat(routers.cleared).isEmpty();
    }

    @Test
    void saysWhichChannelsAreLeftAloneAndWhy() throws IOException {
        routers.cooldowns =
                List.of(
                        new Cooldowns("a", List.of(new Cooldown("sim", "gpt", CooldownReason.FAILURES, "x", 4001))),
                        new Cooldowns("b", List.of(new Cooldown("c", "", CooldownReason.CREDENTIAL_REFUSED, "y", 9))));

        assertThat(future("GET", "/admin/v1/cooldowns", "", "").result().body())
                .hasToString(
                        "{\"data\":[{\"channel\":\"c\",\"model\":null,\"reason\":\"credential_refused\",\"seconds_left\":1,"
                            + "\"node\":\"b\"},{\"channel\":\"sim\",\"model\":\"gpt\",\"reason\":\"failures\","
                            + "\"seconds_left\":5,\"node\":\"a\"}]}");
        assertThat(future("GET", "/admin/v1/cooldowns", "channel=sim", "").result().body().toString())
                .contains("\"sim\"")
                .doesNotContain("credential_refused");
    }

    @Test
    void aNodeThatSaysNoMoreIsBelievedToHaveNone() {
        var nanos = new AtomicLong();
        var heard = new CooldownsHeard(nanos::get);
        var cooldown = new Cooldown("c", "", CooldownReason.FAILURES, "y", 60_000);
        heard.heard(new Cooldowns("a", List.of(cooldown)));
        heard.heard(new Cooldowns("b", List.of(cooldown)));
        heard.heard(new Cooldowns("b", List.of()));
        assertThat(heard.now()).extracting(Cooldowns::node).containsExactly("a");

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(4));

        assertThat(heard.now()).isEmpty();
    }
}

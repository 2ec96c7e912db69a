package io.torouter.router;

import static io.torouter.router.Channels.channel;
import static io.torouter.router.RouterRig.chat;
import static io.torouter.router.RouterRig.streamedChat;
import static io.torouter.router.Script.DONE;
import static io.torouter.router.Script.EVENT;
import static io.torouter.router.Script.answers;
import static io.torouter.router.Script.isSilent;
import static io.torouter.router.Script.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.torouter.bus.AttemptReport;
import io.torouter.bus.End;
import io.torouter.bus.Fail;
import io.torouter.bus.Full;
import io.torouter.bus.Head;
import io.torouter.usage.Usage;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

/** What a settlement tells of each attempt. */
class AttemptReportsTest {
    private static final String ANSWER =
            "{\"choices\":[{}],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3,\"total_tokens\":10}}";
    private final Script script = new Script();
    private final RouterRig rig = new RouterRig(script);
    private final Channels first = channel("first");
    private final Channels second = channel("second").ranked(2, 1);

    @AfterEach
    void stop() {
        rig.close();
    }

    private static Handler<HttpServerRequest> named(String header, String id, Handler<HttpServerRequest> act) {
        return request -> {
            request.response().putHeader(header, id);
            act.handle(request);
        };
    }

    @Test
    void attemptsStandInTheirOrderWithWhatEachUpstreamSaid() throws InterruptedException {
        script.channel("first", named("x-request-id", "req_a", answers(529, "{}")))
                .channel("second", named("request-id", "req_b", answers(200, ANSWER)));
        rig.serving(first, second).send(chat(1));

        var settlement = rig.next(Full.class).settlement();

        assertThat(settlement.reports())
                .extracting(
                        AttemptReport::channel,
                        AttemptReport::model,
                        AttemptReport::status,
                        AttemptReport::outcome,
                        AttemptReport::usage,
                        AttemptReport::upstreamRequestId)
                .containsExactly(
                        tuple("first", "gpt-5", 529, "rate_limited", Usage.NONE, "req_a"),
                        tuple("second", "gpt-5", 200, "completed", new Usage(7, 0, 0, 3, 0), "req_b"));
        assertThat(settlement.reports().getLast().usageReported()).isTrue();
    }

    @Test
    void anAttemptThatNobodyAnsweredHasNoStatusButATime() throws InterruptedException {
        script.channel("first", isSilent()).channel("second", answers(200, ANSWER));
        rig.serving(first, second).send(chat(1));
        script.nextCall();
        rig.pass(Duration.ofSeconds(121));

        var reports = rig.next(Full.class).settlement().reports();

        assertThat(reports.getFirst().status()).isZero();
        assertThat(reports.getFirst().outcome()).isEqualTo("timed_out");
        assertThat(reports.getFirst().firstByteMicros()).isZero();
        assertThat(reports.getFirst().totalMicros()).isEqualTo(121_000_000);
        assertThat(reports.getLast().startMicros()).isEqualTo(121_000_000);
    }

    @Test
    void whatAFailedAttemptHasUsedStandsInItsReportAlone() throws InterruptedException {
        var failing =
                "data: {\"error\":{\"message\":\"x\",\"type\":\"server_error\"},\"usage\":{\"prompt_tokens\":9}}\n\n";
        script.channel("first", streams(failing)).channel("second", streams(EVENT, DONE));
        rig.serving(first, second).send(streamedChat(1, 64 * 1024));

        rig.next(Head.class);
        var settlement = rig.nextAfterData(End.class).settlement();

        assertThat(settlement.reports().getFirst().usage()).isEqualTo(new Usage(9, 0, 0, 0, 0));
        assertThat(settlement.usage().totalInput()).isNotEqualTo(9);
    }

    @Test
    void aConnectionThatWasStaleIsNoAttemptOfItsOwn() throws InterruptedException {
        var closes = new boolean[] {true};
        script.channel(
                "first",
                request -> {
                    if (closes[0]) {
                        closes[0] = false;
                        request.connection().close();
                    } else {
                        answers(200, ANSWER).handle(request);
                    }
                });
        rig.serving(first).send(chat(1));

        assertThat(rig.next(Full.class).settlement().reports()).hasSize(1);
    }

    @Test
    void whenAllFailEachIsTold() throws InterruptedException {
        script.channel("first", answers(500, "{}")).channel("second", answers(401, "{}"));
        rig.serving(first, second).send(chat(1));

        assertThat(rig.next(Fail.class).settlement().reports())
                .extracting(AttemptReport::outcome)
                .containsExactly("server_error", "authentication");
    }

    @ParameterizedTest
    @CsvSource({"req_1,req_1", "an id,an?id", "é,?"})
    void aNameForTheRequestIsPrintable(String said, String told) throws InterruptedException {
        script.channel("first", named("x-request-id", said, answers(200, ANSWER)));
        rig.serving(first).send(chat(1));

        assertThat(rig.next(Full.class).settlement().reports().getFirst().upstreamRequestId()).isEqualTo(told);
    }

    @Test
    void aNameForTheRequestIsCut() throws InterruptedException {
        script.channel("first", named("x-request-id", "x".repeat(4000), answers(200, ANSWER)));
        rig.serving(first).send(chat(1));

        assertThat(rig.next(Full.class).settlement().reports().getFirst().upstreamRequestId()).hasSize(128);
    }
}

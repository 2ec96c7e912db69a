package io.torouter.router;

import static io.torouter.router.Channels.channel;
import static io.torouter.router.RouterRig.chat;
import static io.torouter.router.RouterRig.streamedChat;
import static io.torouter.router.Script.EVENT;
import static io.torouter.router.Script.answers;
import static io.torouter.router.Script.says;
import static io.torouter.router.Script.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.bus.Cancel;
import io.torouter.bus.Data;
import io.torouter.bus.Fail;
import io.torouter.bus.Full;
import io.torouter.bus.Head;
import io.torouter.bus.Settled;
import io.torouter.error.ErrorCode;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

/** When channels are left alone, and when they are not. */
class CooldownTest {
    private static final int KB = 1024;
    private final Script script = new Script();
    private final RouterRig rig = new RouterRig(script);
    private final Channels first = channel("first");
    private final Channels second = channel("second").ranked(2, 1);
    private long stream;

    @AfterEach
    void stop() {
        rig.close();
    }

    private String servedBy() throws InterruptedException {
        rig.send(chat(++stream));
        var headers = rig.next(Full.class).headers().pairs();
        return headers.get(headers.indexOf("x-torouter-channel") + 1);
    }

    private Fail refusal() throws InterruptedException {
        rig.send(chat(++stream));
        return rig.next(Fail.class);
    }

    private void calls(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            servedBy();
        }
    }

    private int callsOfFirst() throws InterruptedException {
        int count = 0;
        while (script.wasCalledAgain()) {
            count += script.nextCall().equals("first") ? 1 : 0;
        }
        return count;
    }

    private static Handler<HttpServerRequest> limited(int status, String name, String value) {
        return request -> {
            request.response().putHeader(name, value);
            answers(status, "{}").handle(request);
        };
    }

    @Test
    void whatFailsAgainAndAgainIsNotTriedForAWhile() throws InterruptedException {
        script.channel("first", answers(500, "{}")).channel("second", answers(200, "{}"));
        rig.serving(first, second);

        calls(20);
        assertThat(callsOfFirst()).isEqualTo(5);

        rig.pass(Duration.ofSeconds(5));
        calls(20);
        assertThat(callsOfFirst()).as("one tries").isEqualTo(1);

        script.channel("first", answers(200, "{}"));
        rig.pass(Duration.ofSeconds(10));
        assertThat(servedBy()).isEqualTo("first");
        assertThat(servedBy()).isEqualTo("first");
    }

    @Test
    void aRefusedCredentialIsNotTriedAgainForAMinute() throws InterruptedException {
        script.channel("first", answers(401, "{}")).channel("second", answers(200, "{}"));
        rig.serving(first, second);

        calls(3);
        assertThat(callsOfFirst()).isEqualTo(1);

        rig.pass(Duration.ofSeconds(60));
        calls(3);
        assertThat(callsOfFirst()).isEqualTo(1);
    }

    @Test
    void anUpstreamThatAsksToWaitIsLeftAloneThatLong() throws InterruptedException {
        script.channel("first", limited(429, "retry-after", "20")).channel("second", answers(200, "{}"));
        rig.serving(first, second);

        calls(3);
        assertThat(callsOfFirst()).isEqualTo(1);

        script.channel("first", answers(200, "{}"));
        rig.pass(Duration.ofSeconds(19));
        assertThat(servedBy()).isEqualTo("second");
        rig.pass(Duration.ofSeconds(1));
        assertThat(servedBy()).isEqualTo("first");
    }

    @Test
    void theWaitMayStandInTheBodyOrInALimitsReset() throws InterruptedException {
        var body = "{\"error\":{\"details\":[{\"@type\":\"…RetryInfo\",\"retryDelay\":\"34.5s\"}]}}";
        script.channel("first", answers(429, body))
                .channel(
                        "second",
                        request -> {
                            request.response().putHeader("x-ratelimit-remaining-requests", "0");
                            limited(429, "x-ratelimit-reset-requests", "6m0s").handle(request);
                        })
                .channel("third", answers(200, "{}"));
        rig.serving(first, second, channel("third").ranked(3, 1));

        calls(2);
        assertThat(callsOfFirst()).isEqualTo(1);

        script.channel("first", answers(200, "{}")).channel("second", answers(200, "{}"));
        rig.pass(Duration.ofMillis(34_400));
        assertThat(servedBy()).isEqualTo("third");
        rig.pass(Duration.ofMillis(100));
        assertThat(servedBy()).isEqualTo("first");
    }

    @Test
    void theOnlyChannelsSlowDownIsPassedOnEachTime() throws InterruptedException {
        script.channel("first", limited(429, "retry-after", "20"));
        rig.serving(first);

        for (int i = 0; i < 3; i++) {
            rig.send(chat(++stream));
            assertThat(rig.next(Full.class).status()).isEqualTo(429);
        }
        assertThat(callsOfFirst()).isEqualTo(3);
    }

    @Test
    void whenAllAreLeftAloneTheClientHearsWhyAndForHowLong() throws InterruptedException {
        script.channel("first", answers(401, "{}")).channel("second", limited(503, "retry-after", "9"));
        rig.serving(first, second);
        assertThat(refusal().error().code()).isEqualTo(ErrorCode.EXHAUSTED);

        var error = refusal().error();

        assertThat(error.code()).isEqualTo(ErrorCode.NONE_ELIGIBLE);
        assertThat(error.retryAfterSeconds()).isEqualTo(9);
        assertThat(error.message()).contains("asked to wait");
        assertThat(callsOfFirst()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 413, 422})
    void aRequestThatIsWrongCountsAgainstNobody(int status) throws InterruptedException {
        script.channel("first", answers(status, "{}")).channel("second", answers(200, "{}"));
        rig.serving(first, second);
        calls(10);

        script.channel("first", answers(200, "{}"));

        assertThat(servedBy()).isEqualTo("first");
    }

    @Test
    void whatAClientGaveUpCountsAgainstNobody() throws InterruptedException {
        script.channel("first", says(EVENT)).channel("second", answers(200, "{}"));
        rig.serving(first, second);
        for (int i = 0; i < 10; i++) {
            rig.send(streamedChat(++stream, 64 * KB));
            rig.next(Head.class);
            rig.send(new Cancel(stream));
            rig.nextAfterData(Settled.class);
        }

        script.channel("first", answers(200, "{}"));

        assertThat(servedBy()).isEqualTo("first");
    }

    @Test
    void streamsThatBreakOffCount() throws InterruptedException {
        script.channel("first", streams(EVENT)).channel("second", answers(200, "{}"));
        rig.serving(first, second);
        for (int i = 0; i < 5; i++) {
            rig.send(streamedChat(++stream, 64 * KB));
            rig.next(Head.class);
            rig.nextAfterData(Fail.class);
        }

        assertThat(servedBy()).isEqualTo("second");
    }

    @Test
    void aLongStreamTakesItsChannelBackWhenItBegins() throws InterruptedException {
        script.channel("first", answers(500, "{}")).channel("second", answers(200, "{}"));
        rig.serving(first, second);
        calls(5);
        rig.pass(Duration.ofSeconds(5));
        script.channel("first", says(EVENT));
        rig.send(streamedChat(++stream, 64 * KB));
        rig.next(Head.class);
        rig.next(Data.class);

        script.channel("first", answers(200, "{}"));

        assertThat(servedBy()).isEqualTo("first");
    }
}

package io.torouter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.bus.Cancel;
import io.torouter.bus.Full;
import io.torouter.bus.Headers;
import io.torouter.bus.Open;
import io.torouter.bus.Outcome;
import io.torouter.bus.Settled;
import io.torouter.bus.Settlement;
import io.torouter.limits.Limits;
import io.torouter.usage.Usage;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;

/** What clients see of the limits of their keys. */
class LimitsOfKeysTest {
    private GatewayRig rig = new GatewayRig();

    private GatewayRig limited(Limits limits) {
        rig.close();
        rig = new GatewayRig(limits).withLocalRouter();
        return rig;
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private void answerNext(long tokens) throws InterruptedException {
        long id = rig.next(Open.class).stream();
        var settlement = new Settlement(Outcome.COMPLETED, "c", 1, new Usage(tokens, 0, 0, 0, 0), true, 1);
        rig.answer(new Full(id, 200, Headers.of("x-y", "z"), Buffer.buffer("{}"), settlement));
    }

    @Test
    void aRateIsToldAndKept() throws Exception {
        try (var client = limited(new Limits(0, 1, 0, 0, 0, 0, 0)).client()) {
            client.chat();
            answerNext(1);
            var first = client.answer();
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.header("x-ratelimit-limit-requests")).isEqualTo("1");
            assertThat(first.header("x-ratelimit-remaining-requests")).isEqualTo("0");
            assertThat(first.header("x-ratelimit-limit-tokens")).isEmpty();

            client.chat();

            var second = client.answer();
            assertThat(second.status()).isEqualTo(429);
            assertThat(second.body()).contains("\"code\":\"rate_limit_exceeded\"");
            assertThat(Integer.parseInt(second.header("retry-after"))).isBetween(1, 60);
            assertThat(second.header("x-ratelimit-reset-requests")).matches("(1m0s|[0-9.]+s)");
            assertThat(second.header("x-should-retry")).isEmpty();
        }
    }

    @Test
    void aFullWindowIsNotWorthARetryAndGoesBeforeAWrongModel() throws Exception {
        try (var client = limited(new Limits(0, 0, 0, 0, 1, 0, 0)).client()) {
            client.chat();
            answerNext(1);
            assertThat(client.answer().status()).isEqualTo(200);

            client.chat();
            var full = client.answer();
            assertThat(full.body()).contains("\"code\":\"USAGE_LIMIT_EXCEEDED\"");
            assertThat(full.header("x-should-retry")).isEqualTo("false");

            client.post("/v1/chat/completions", "{\"model\":\"unheard-of\"}");
            assertThat(client.answer().body()).contains("USAGE_LIMIT_EXCEEDED");
        }
    }

    @Test
    void tokensAreHeldByAnEstimateAndCountedByTheTruth() throws Exception {
        try (var client = limited(new Limits(0, 0, 1_000, 0, 0, 0, 0)).client()) {
            client.chat();
            answerNext(600);
            assertThat(client.answer().status()).isEqualTo(200);
            client.chat();
            answerNext(400);
            assertThat(client.answer().header("x-ratelimit-limit-tokens")).isEqualTo("1000");

            client.chat();

            var third = client.answer();
            assertThat(third.status()).isEqualTo(429);
            assertThat(third.header("x-ratelimit-remaining-tokens")).isEqualTo("0");
        }
    }

    /** Of 5,000 tokens the one half and the other. Without a bound each of them would be expected to need 4,096. */
    @Test
    void anAnswerHoldsAsManyTokensAsItsRequestAllows() throws Exception {
        limited(new Limits(0, 0, 5_000, 0, 0, 0, 0));
        try (var first = rig.client();
                var second = rig.client();
                var third = rig.client()) {
            first.post("/v1/chat/completions", "{\"model\":\"gpt-5\",\"max_completion_tokens\":2400}");
            rig.next(Open.class);
            second.post("/v1/messages", "{\"model\":\"gpt-5\",\"max_tokens\":2400}");
            rig.next(Open.class);

            third.post("/v1beta/models/gpt-5:generateContent", "{\"generationConfig\":{\"maxOutputTokens\":300}}");

            assertThat(third.answer().status()).isEqualTo(429);
        }
    }

    @Test
    void aRequestLessUnderWayIsOneMoreAllowed() throws Exception {
        limited(new Limits(0, 0, 0, 1, 0, 0, 0));
        try (var first = rig.client();
                var second = rig.client()) {
            first.chat();
            long id = rig.next(Open.class).stream();
            second.chat();
            assertThat(second.answer().header("retry-after")).isEqualTo("1");
            rig.answer(
                    new Full(id, 200, Headers.of("x-y", "z"), Buffer.buffer("{}"), Settlement.none(Outcome.COMPLETED)));
            assertThat(first.answer().status()).isEqualTo(200);

            second.chat();
            answerNext(1);

            assertThat(second.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void aClientThatLeavesTakesNothingWithIt() throws Exception {
        limited(new Limits(0, 0, 0, 1, 0, 0, 0));
        try (var first = rig.client()) {
            first.chat();
            rig.next(Open.class);
        }
        long gone = rig.next(Cancel.class).stream();
        rig.answer(new Settled(gone, Settlement.none(Outcome.CANCELLED)));
        rig.nextEnding();

        try (var second = rig.client()) {
            second.chat();
            answerNext(1);
            assertThat(second.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void anthropicsClientsReadTheirOwnHeaders() throws Exception {
        try (var client = limited(new Limits(0, 1, 0, 0, 0, 0, 0)).client()) {
            client.post("/v1/messages", "{\"model\":\"gpt-5\"}");
            answerNext(1);

            var answer = client.answer();

            assertThat(answer.header("anthropic-ratelimit-requests-remaining")).isEqualTo("0");
            assertThat(answer.header("anthropic-ratelimit-requests-reset")).endsWith("Z");
            assertThat(answer.header("x-ratelimit-limit-requests")).isEmpty();
        }
    }

    @Test
    void aKeyWithoutLimitsHearsNothingOfThem() throws IOException, InterruptedException {
        try (var client = limited(Limits.NONE).client()) {
            client.chat();
            answerNext(1);

            assertThat(client.answer().head()).doesNotContain("ratelimit");
        }
    }
}

package io.torouter.it.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.it.Eventually;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Limits in the file are limits of the gateway, over all its event loops. */
class KeyLimitsTest {
    private static final HttpRequestText ASK =
            HttpRequestText.post("/v1/chat/completions", "{\"model\":\"gpt\",\"messages\":[]}");
    private static final String USED = "{\"choices\":[],\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":0}}";

    private Road road;

    private void start(String limits) {
        road =
                Road.start(
                        """
                        channels:
                          - { id: up, type: openai, base_url: "${UPSTREAM}/v1", api_key: upstream-key, models: [gpt] }
                        models:
                          - { id: gpt, price: { input: 1000, output: 1000 } }
                        keys:
                          - { name: test, key: "${KEY}", %s }
                        """
                                .formatted(limits));
        road.upstream(call -> call.json(200, USED));
    }

    @AfterEach
    void stop() {
        road.close();
    }

    private WireClient.Answer ask() {
        return road.call(ASK);
    }

    @Test
    void ofManyCallsAtOnceAsManyAreLetInAsMayBe() throws Exception {
        start("windows: { 5h: 30 }");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 80).mapToObj(_ -> threads.submit(() -> ask().status())).toList();
            int let = 0;
            for (var answer : answers) {
                let += answer.get() == 200 ? 1 : 0;
            }
            assertThat(let).isEqualTo(30);
        }
    }

    @Test
    void aQuotaIsSpentByWhatAnswersCost() {
        start("quota_usd: 2.5");

        assertThat(ask().status()).isEqualTo(200);
        assertThat(ask().status()).isEqualTo(200);
        assertThat(ask().status()).isEqualTo(200);
        var fourth = ask();

        assertThat(fourth.status()).isEqualTo(429);
        assertThat(fourth.text()).contains("API_KEY_QUOTA_EXHAUSTED");
    }

    private String own(String path) {
        return road.call(HttpRequestText.get(path)).text();
    }

    /** Each request costs a dollar. */
    @Test
    void aKeyIsToldWhatItUsedAndWhatIsLeft() {
        start("quota_usd: 2.5, windows: { 7d: 9 }");
        assertThat(ask().status()).isEqualTo(200);
        assertThat(ask().status()).isEqualTo(200);

        Eventually.holds(
                "both are in the ledger",
                Duration.ofSeconds(20),
                () -> own("/v1/key").contains("\"today\":{\"requests\":2,\"tokens\":2000,\"cost_usd\":2}"));
        assertThat(own("/v1/key"))
                .contains(
                        "\"limits\":{\"quota_usd\":2.5,\"requests_7d\":9}",
                        "\"remaining\":{\"quota_usd\":0.5,\"requests_7d\":7}");
        assertThat(own("/api/v1/key"))
                .contains("{\"data\":{\"label\":\"test\",\"limit\":2.5,", "\"limit_remaining\":0.5,")
                .contains(
                        "\"usage\":2,\"usage_daily\":2,",
                        "\"is_free_tier\":false,",
                        "\"rate_limit\":{\"requests\":-1,");
    }
}

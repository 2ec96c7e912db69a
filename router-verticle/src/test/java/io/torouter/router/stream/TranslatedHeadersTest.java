package io.torouter.router.stream;

import static io.torouter.router.Channels.catalog;
import static io.torouter.router.Channels.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.bus.Headers;
import io.torouter.bus.RequestHead;
import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;
import io.torouter.request.RequestFacts;
import io.torouter.router.stored.Recalled;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class TranslatedHeadersTest {
    private static final Headers SAID =
            Headers.of(
                    "content-type", "application/json; charset=utf-8",
                    "anthropic-version", "2023-06-01",
                    "anthropic-beta", "one, two",
                    "anthropic-beta", "three",
                    "traceparent", "00-1");

    private static Map<String, String> written(Dialect upstream, Map<String, String> written) {
        var channel = channel("a").channel();
        var head =
                new RequestHead(
                        "req_1",
                        Operation.MESSAGES,
                        "default",
                        "key",
                        "m",
                        "",
                        "",
                        false,
                        "",
                        RequestFacts.EMPTY,
                        SAID);
        var served = new Eligibility.Served(List.of(channel), "m", false);
        var asked = new Asked(Recalled.Sent.asItIs(head, Buffer.buffer()), catalog(channel), served);
        var headers = TranslatedHeaders.of(asked, upstream, "application/json", written);
        var named = new HashMap<String, String>();
        for (int i = 0; i < headers.count(); i++) {
            assertThat(named.put(headers.name(i), headers.value(i))).isNull();
        }
        return named;
    }

    @Test
    void theClientsOwnVendorHearsWhatItSaidAndWhatTheBodyNeeds() {
        var headers =
                written(
                        Dialect.ANTHROPIC_MESSAGES,
                        Map.of("anthropic-version", "2024-01-01", "anthropic-beta", "two,four"));

        assertThat(headers)
                .containsOnly(
                        Map.entry("content-type", "application/json"),
                        Map.entry("accept", "application/json"),
                        Map.entry("anthropic-version", "2023-06-01"),
                        Map.entry("anthropic-beta", "one,two,three,four"),
                        Map.entry("traceparent", "00-1"));
    }

    @Test
    void anotherVendorHearsWhatEveryUpstreamDoes() {
        assertThat(written(Dialect.GEMINI_GENERATE, Map.of("x-dialect", "1")))
                .containsOnly(
                        Map.entry("content-type", "application/json"),
                        Map.entry("accept", "application/json"),
                        Map.entry("x-dialect", "1"),
                        Map.entry("traceparent", "00-1"));
    }
}

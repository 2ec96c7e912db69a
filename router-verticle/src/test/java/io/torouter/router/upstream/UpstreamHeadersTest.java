package io.torouter.router.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamHeadersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "content-type",
                "content-encoding",
                "content-disposition",
                "retry-after",
                "retry-after-ms",
                "request-id",
                "x-should-retry",
                "openai-processing-ms",
                "anthropic-ratelimit-requests-remaining",
                "x-goog-safety-encoding"
            })
    void passesWhatClientsNeed(String name) {
        var passed = UpstreamHeaders.pass(MultiMap.caseInsensitiveMultiMap().add(name, "v"));

        assertThat(passed.pairs()).containsExactly(name, "v");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set-cookie",
                "server",
                "content-length",
                "transfer-encoding",
                "connection",
                "access-control-allow-origin",
                "openai-organization",
                "openai-project",
                "anthropic-organization-id",
                "x-goog-api-key",
                "x-request-id"
            })
    void holdsBackWhatIsNobodysBusiness(String name) {
        assertThat(UpstreamHeaders.pass(MultiMap.caseInsensitiveMultiMap().add(name, "v")).pairs()).isEmpty();
    }

    @Test
    void namesBecomeLowerCase() {
        var passed = UpstreamHeaders.pass(MultiMap.caseInsensitiveMultiMap().add("Content-Type", "Text/Plain"));

        assertThat(passed.pairs()).containsExactly("content-type", "Text/Plain");
    }
}

package io.torouter.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.gateway.Fake;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentLengthTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "' 12 ', 12", "9223372036854775807, 9223372036854775807", "x, -1", "99999999999999999999, -1"})
    void readsWhatTheClientSays(String header, long bytes) {
        assertThat(ContentLength.of(Fake.request().with("content-length", header).toRequest())).isEqualTo(bytes);
    }

    @Test
    void aClientMayNotSay() {
        assertThat(ContentLength.of(Fake.request().toRequest())).isEqualTo(-1);
    }
}

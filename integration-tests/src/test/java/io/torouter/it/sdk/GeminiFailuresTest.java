package io.torouter.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.genai.Client;
import com.google.genai.errors.ApiException;
import com.google.genai.errors.ClientException;
import com.google.genai.errors.GenAiIOException;
import com.google.genai.errors.ServerException;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.HttpOptions;

import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiFailuresTest {
    private static final GenerateContentConfig USUAL = GenerateContentConfig.builder().build();

    private static RunningGateway gateway;
    private static Client client;

    @BeforeAll
    static void start() {
        gateway = SdkGateway.start();
        client = GeminiSdk.client(gateway);
    }

    @AfterAll
    static void stop() {
        client.close();
        gateway.close();
    }

    @Test
    void tellsAWrongKey() {
        var stranger = GeminiSdk.client(gateway, "nobody-knows-this-one");
        assertThatExceptionOfType(ClientException.class)
                .isThrownBy(() -> stranger.models.generateContent(SdkGateway.MODEL, "Say hi", USUAL))
                .satisfies(error -> assertThat(error.code()).isEqualTo(401))
                .satisfies(error -> assertThat(error.status()).isEqualTo("UNAUTHENTICATED"));
    }

    @Test
    void tellsAWrongKeyToThoseWhoStream() {
        var stranger = GeminiSdk.client(gateway, "nobody-knows-this-one");
        assertThatExceptionOfType(ClientException.class)
                .isThrownBy(() -> stranger.models.generateContentStream(SdkGateway.MODEL, "Say hi", USUAL))
                .satisfies(error -> assertThat(error.code()).isEqualTo(401));
    }

    @Test
    void tellsAnUnknownModel() {
        assertThatExceptionOfType(ClientException.class)
                .isThrownBy(() -> client.models.generateContent(SdkGateway.UNKNOWN, "Say hi", USUAL))
                .satisfies(error -> assertThat(error.code()).isEqualTo(404))
                .satisfies(error -> assertThat(error.status()).isEqualTo("NOT_FOUND"));
    }

    @Test
    void tellsAnOverloadedUpstream() {
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> client.models.generateContent(SdkGateway.OVERLOADED, "Say hi", USUAL))
                .satisfies(error -> assertThat(error.code()).isEqualTo(502));
    }

    @ParameterizedTest
    @ValueSource(strings = {SdkGateway.BREAKS, SdkGateway.TRUNCATES, SdkGateway.FAILS_INSIDE})
    void raisesWhenAStreamBreaks(String model) {
        assertThatThrownBy(
                        () -> {
                            try (var stream = client.models.generateContentStream(model, "Say hi", USUAL)) {
                                stream.forEach(_ -> {});
                            }
                        })
                .isInstanceOfAny(ApiException.class, GenAiIOException.class);
    }

    @Test
    void raisesWhenAWholeAnswerBreaks() {
        assertThatThrownBy(() -> client.models.generateContent(SdkGateway.BREAKS, "Say hi", USUAL))
                .isInstanceOfAny(ApiException.class, GenAiIOException.class);
    }

    @Test
    void cancelsUpstreamWhenAClientClosesItsStream() {
        long before = gateway.seen().aborted();
        try (var stream = client.models.generateContentStream(SdkGateway.SLOW, "Say hi", USUAL)) {
            assertThat(stream.iterator().next().text()).isNotEmpty();
        }
        SdkGateway.awaitAbort(gateway, before);
    }

    @Test
    void cancelsUpstreamWhenAClientDoesNotWaitForItsAnswer() {
        long before = gateway.seen().aborted();
        var impatient = USUAL.toBuilder().httpOptions(HttpOptions.builder().timeout(200).build()).build();
        assertThatExceptionOfType(GenAiIOException.class)
                .isThrownBy(() -> client.models.generateContent(SdkGateway.SLOW, "Say hi", impatient));
        SdkGateway.awaitAbort(gateway, before);
    }
}

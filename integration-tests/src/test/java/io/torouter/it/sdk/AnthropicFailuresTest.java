package io.torouter.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.client.AnthropicClient;
import com.anthropic.core.RequestOptions;
import com.anthropic.errors.AnthropicException;
import com.anthropic.errors.AnthropicIoException;
import com.anthropic.errors.InternalServerException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.models.messages.MessageCreateParams;

import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class AnthropicFailuresTest {
    private static RunningGateway gateway;
    private static AnthropicClient client;

    @BeforeAll
    static void start() {
        gateway = SdkGateway.start();
        client = AnthropicSdk.client(gateway);
    }

    @AfterAll
    static void stop() {
        client.close();
        gateway.close();
    }

    @Test
    void tellsAWrongKey() {
        var stranger = AnthropicSdk.client(gateway, "sk-nobody-knows-this-one");
        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(() -> stranger.messages().create(asking(SdkGateway.MODEL)))
                .satisfies(error -> assertThat(error.statusCode()).isEqualTo(401))
                .satisfies(error -> assertThat(error.body().toString()).contains("INVALID_API_KEY"))
                .satisfies(error -> assertThat(error.body().toString()).contains("authentication_error"))
                .satisfies(error -> assertThat(error.headers().values("request-id")).hasSize(1));
    }

    @Test
    void tellsAWrongKeyToThoseWhoStream() {
        var stranger = AnthropicSdk.client(gateway, "sk-nobody-knows-this-one");
        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(() -> stranger.messages().createStreaming(asking(SdkGateway.MODEL)));
    }

    @Test
    void tellsAnUnknownModel() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.messages().create(asking(SdkGateway.UNKNOWN)))
                .satisfies(error -> assertThat(error.body().toString()).contains("model_not_found"))
                .satisfies(error -> assertThat(error.body().toString()).contains("not_found_error"));
    }

    @Test
    void tellsAnOverloadedUpstream() {
        assertThatExceptionOfType(InternalServerException.class)
                .isThrownBy(() -> client.messages().create(asking(SdkGateway.OVERLOADED)))
                .satisfies(error -> assertThat(error.body().toString()).contains("upstream_unavailable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {SdkGateway.BREAKS, SdkGateway.TRUNCATES, SdkGateway.FAILS_INSIDE})
    void raisesWhenAStreamBreaks(String model) {
        assertThatThrownBy(
                        () -> {
                            try (var stream = client.messages().createStreaming(asking(model))) {
                                stream.stream().forEach(_ -> {});
                            }
                        })
                .isInstanceOf(AnthropicException.class);
    }

    @Test
    void raisesWhenAWholeAnswerBreaks() {
        assertThatThrownBy(() -> client.messages().create(asking(SdkGateway.BREAKS)))
                .isInstanceOf(AnthropicException.class);
    }

    @Test
    void cancelsUpstreamWhenAClientClosesItsStream() {
        long before = gateway.seen().aborted();
        try (var stream = client.messages().createStreaming(asking(SdkGateway.SLOW))) {
            assertThat(stream.stream().limit(3)).hasSize(3);
        }
        SdkGateway.awaitAbort(gateway, before);
    }

    @Test
    void cancelsUpstreamWhenAClientDoesNotWaitForItsAnswer() {
        long before = gateway.seen().aborted();
        var impatient = RequestOptions.builder().timeout(Duration.ofMillis(200)).build();
        assertThatExceptionOfType(AnthropicIoException.class)
                .isThrownBy(() -> client.messages().create(asking(SdkGateway.SLOW), impatient));
        SdkGateway.awaitAbort(gateway, before);
    }

    private static MessageCreateParams asking(String model) {
        return AnthropicSdk.asking("Say hi").model(model).build();
    }
}

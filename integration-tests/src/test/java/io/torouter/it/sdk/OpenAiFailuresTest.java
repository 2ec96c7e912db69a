package io.torouter.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.RequestOptions;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.ResponseCreateParams;

import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class OpenAiFailuresTest {
    private static RunningGateway gateway;
    private static OpenAIClient client;

    @BeforeAll
    static void start() {
        gateway = SdkGateway.start();
        client = OpenAiSdk.client(gateway);
    }

    @AfterAll
    static void stop() {
        client.close();
        gateway.close();
    }

    @Test
    void tellsAWrongKey() {
        var stranger = OpenAiSdk.client(gateway, "sk-nobody-knows-this-one");
        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(() -> stranger.chat().completions().create(chat(SdkGateway.MODEL)))
                .satisfies(error -> assertThat(error.statusCode()).isEqualTo(401))
                .satisfies(error -> assertThat(error.code()).contains("INVALID_API_KEY"))
                .satisfies(error -> assertThat(error.headers().values("x-request-id")).hasSize(1));
    }

    @Test
    void tellsAWrongKeyToThoseWhoStream() {
        var stranger = OpenAiSdk.client(gateway, "sk-nobody-knows-this-one");
        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(() -> stranger.responses().createStreaming(response(SdkGateway.MODEL)))
                .satisfies(error -> assertThat(error.code()).contains("INVALID_API_KEY"));
    }

    @Test
    void tellsAnUnknownModel() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.chat().completions().create(chat(SdkGateway.UNKNOWN)))
                .satisfies(error -> assertThat(error.code()).contains("model_not_found"));
    }

    @Test
    void tellsAnOverloadedUpstream() {
        assertThatExceptionOfType(InternalServerException.class)
                .isThrownBy(() -> client.chat().completions().create(chat(SdkGateway.OVERLOADED)))
                .satisfies(error -> assertThat(error.statusCode()).isEqualTo(502))
                .satisfies(error -> assertThat(error.code()).contains("upstream_unavailable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {SdkGateway.BREAKS, SdkGateway.TRUNCATES, SdkGateway.FAILS_INSIDE})
    void raisesWhenAChatStreamBreaks(String model) {
        assertThatThrownBy(
                        () -> {
                            try (var stream = client.chat().completions().createStreaming(chat(model))) {
                                stream.stream().forEach(_ -> {});
                            }
                        })
                .isInstanceOf(OpenAIException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {SdkGateway.BREAKS, SdkGateway.TRUNCATES, SdkGateway.FAILS_INSIDE})
    void raisesWhenAResponseStreamBreaks(String model) {
        assertThatThrownBy(
                        () -> {
                            try (var stream = client.responses().createStreaming(response(model))) {
                                stream.stream().forEach(_ -> {});
                            }
                        })
                .isInstanceOf(OpenAIException.class);
    }

    @Test
    void raisesWhenAWholeAnswerBreaks() {
        assertThatThrownBy(() -> client.chat().completions().create(chat(SdkGateway.BREAKS)))
                .isInstanceOf(OpenAIException.class);
    }

    @Test
    void cancelsUpstreamWhenAClientClosesItsStream() {
        long before = gateway.seen().aborted();
        try (var stream = client.chat().completions().createStreaming(chat(SdkGateway.SLOW))) {
            assertThat(stream.stream().limit(3)).hasSize(3);
        }
        SdkGateway.awaitAbort(gateway, before);
    }

    @Test
    void cancelsUpstreamWhenAClientDoesNotWaitForItsAnswer() {
        long before = gateway.seen().aborted();
        var impatient = RequestOptions.builder().timeout(Duration.ofMillis(200)).build();
        assertThatExceptionOfType(OpenAIIoException.class)
                .isThrownBy(() -> client.chat().completions().create(chat(SdkGateway.SLOW), impatient));
        SdkGateway.awaitAbort(gateway, before);
    }

    private static ChatCompletionCreateParams chat(String model) {
        return ChatCompletionCreateParams.builder().model(model).addUserMessage("Say hi").build();
    }

    private static ResponseCreateParams response(String model) {
        return ResponseCreateParams.builder().model(model).input("Say hi").build();
    }
}

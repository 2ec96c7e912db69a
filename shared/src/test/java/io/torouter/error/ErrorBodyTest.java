package io.torouter.error;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.dialect.Surface;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

class ErrorBodyTest {
    @ParameterizedTest
    @EnumSource
    void saysEveryCodeInTheWordsOfTheSurface(Surface surface) {
        var all =
                Arrays.stream(ErrorCode.values())
                        .map(code -> code.name() + " " + render(surface, new GatewayError(code, "Some text.")))
                        .collect(Collectors.joining("\n", "", "\n"));

        assertThat(all).isEqualTo(Golden.text("body-" + surface.name().toLowerCase(Locale.ROOT) + ".txt"));
    }

    @ParameterizedTest
    @EnumSource
    void escapesTheMessage(Surface surface) {
        var error = new GatewayError(ErrorCode.INTERNAL, "\"\n\u65e5");

        assertThat(render(surface, error)).contains("\"\\\"\\n\u65e5\"");
    }

    @Test
    void carriesTheRequestIdWhereTheSurfaceHasAPlaceForIt() {
        var error = new GatewayError(ErrorCode.NOT_FOUND, "no");

        assertThat(render(Surface.ANTHROPIC, error)).endsWith(",\"request_id\":\"req-1\"}");
    }

    private static String render(Surface surface, GatewayError error) {
        return new String(ErrorBody.render(surface, error, "req-1"), UTF_8);
    }
}

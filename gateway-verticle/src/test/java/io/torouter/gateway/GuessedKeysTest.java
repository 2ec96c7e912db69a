package io.torouter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.limits.Limits;
import io.torouter.settings.ForwardingHeader;
import io.torouter.settings.ProxySettings;
import io.torouter.snapshot.Cidr;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.List;

/** Who tries keys that nobody knows. */
class GuessedKeysTest {
    private static final ProxySettings HERE =
            new ProxySettings(List.of(Cidr.parse("127.0.0.0/8")), ForwardingHeader.X_FORWARDED_FOR, false);

    private final GatewayRig rig = new GatewayRig(Limits.NONE, HERE);

    @AfterEach
    void stop() {
        rig.close();
    }

    private Client.Answer ask(String line, String key, String address) throws IOException {
        try (var client = rig.client()) {
            client.begin(line, "x-api-key: " + key, "x-forwarded-for: " + address, "content-length: 0");
            return client.answer();
        }
    }

    private Client.Answer ask(String key, String address) throws IOException {
        return ask("GET /v1/models", key, address);
    }

    private void guess(int times, String address) throws IOException {
        for (int i = 0; i < times; i++) {
            assertThat(ask("sk-guess-" + i, address).status()).isEqualTo(401);
        }
    }

    @Test
    void sixtyAreAnsweredAtOnceAndTheNextLateWithAWordOnWhenToComeBack() throws Exception {
        guess(60, "198.51.100.7");
        assertThat(rig.late).isEmpty();

        var answer = ask("sk-guess", "198.51.100.7");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("retry-after"))).isBetween(1, 2);
        assertThat(answer.header("x-should-retry")).isEqualTo("false");
        assertThat(answer.header("connection")).isEqualTo("close");
        assertThat(rig.late).containsExactly(1_000L);
    }

    @Test
    void aKeyThatIsKnownComesInFromTheSameAddress() throws Exception {
        guess(60, "198.51.101.7");
        assertThat(ask("sk-guess", "198.51.101.7").status()).isEqualTo(429);

        assertThat(ask(GatewayRig.KEY, "198.51.101.7").status()).isEqualTo(200);
        assertThat(ask("sk-ruled", "198.51.101.7").status()).isEqualTo(200);
        assertThat(rig.late).hasSize(1);
    }

    @Test
    void otherAddressesDoNotNotice() throws Exception {
        guess(60, "198.51.100.7");

        assertThat(ask("sk-guess", "198.51.100.8").status()).isEqualTo(401);
    }

    @Test
    void allOfANetworkOfIpv6CountAsOne() throws Exception {
        for (int i = 0; i < 60; i++) {
            guess(1, "2001:db8:0:1::" + i);
        }

        assertThat(ask("sk-guess", "2001:db8:0:1:ffff::1").status()).isEqualTo(429);
        assertThat(ask("sk-guess", "2001:db8:0:2::1").status()).isEqualTo(401);
    }

    @Test
    void whoSendsNoKeyOrOneThatIsNotGoodHereDoesNotGuess() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(ask("", "198.51.100.7").status()).isEqualTo(401);
            assertThat(ask("sk-ruled", "198.51.100.7").status()).isEqualTo(403);
        }

        assertThat(rig.late).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST /v1/chat/completions, '\"code\":\"too_many_failures\"'",
        "POST /v1/messages, '\"type\":\"rate_limit_error\"'",
        "POST /v1beta/models/gemini-3:generateContent, '\"status\":\"RESOURCE_EXHAUSTED\"'"
    })
    void theAnswerHasTheShapeOfWhatWasCalled(String line, String expected) throws Exception {
        guess(60, "198.51.100.7");

        assertThat(ask(line, "sk-guess", "198.51.100.7").body()).contains(expected);
    }
}

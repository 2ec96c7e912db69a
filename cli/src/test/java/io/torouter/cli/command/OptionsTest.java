package io.torouter.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.torouter.cli.client.Endpoint;
import io.torouter.cli.client.Failed;
import io.torouter.snapshot.Secret;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.Map;

class OptionsTest {
    private static final Endpoint LOCAL =
            new Endpoint(URI.create("http://127.0.0.1:8080"), new Secret("token-of-the-file"));

    private static Endpoint endpoint(String url, String token, Map<String, String> environment) throws Failed {
        var options = new Options();
        options.url = url;
        options.token = token;
        return options.endpoint(new Surroundings(System.out, System.err, environment, _ -> LOCAL));
    }

    @Test
    void withoutOptionsItIsTheNodeOfThisMachine() throws Exception {
        assertThat(endpoint(null, null, Map.of())).isEqualTo(LOCAL);
    }

    @Test
    void theTokenOfTheEnvironmentIsForTheGatewayThatIsNamed() throws Exception {
        var environment = Map.of("TOROUTER_ADMIN_TOKEN", "token-of-the-environment ");

        assertThat(endpoint("https://gateway.example.com/", null, environment))
                .isEqualTo(
                        new Endpoint(
                                URI.create("https://gateway.example.com"), new Secret("token-of-the-environment")));
    }

    @Test
    void anOptionGoesBeforeTheEnvironment() throws Exception {
        assertThat(endpoint(null, "mine", Map.of("TOROUTER_ADMIN_TOKEN", "other")).token().text()).isEqualTo("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9000", "http://localhost:9000", "http://[::1]:9000"})
    void thisMachineGetsWhatLiesOnItsDisk(String url) throws Exception {
        assertThat(endpoint(url, null, Map.of())).isEqualTo(new Endpoint(URI.create(url), LOCAL.token()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.1", "http://localhost.example.com", "http://127.example.com"})
    void othersDoNotGetIt(String url) {
        assertThatThrownBy(() -> endpoint(url, null, Map.of()))
                .isInstanceOf(Failed.class)
                .hasMessageContaining("has to be said");
    }

    @ParameterizedTest
    @CsvSource({"gateway:8080", "ftp://gateway", "http:///path", "http://user:word@gateway", "http://a b", "''"})
    void whatIsNoAddressIsRefused(String url) {
        assertThatThrownBy(() -> endpoint(url, "token", Map.of()))
                .isInstanceOf(Failed.class)
                .hasMessageContaining("--url takes an address");
    }
}

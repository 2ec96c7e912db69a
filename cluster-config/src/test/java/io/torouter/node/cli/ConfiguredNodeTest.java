package io.torouter.node.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.torouter.catalog.source.ConfigLoader;
import io.torouter.cli.client.Endpoint;
import io.torouter.cli.client.Failed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

class ConfiguredNodeTest {
    private static final String TOKEN = "a-token-of-some-length";

    @TempDir Path directory;

    private Endpoint find(String yaml, Map<String, String> environment) throws IOException, Failed {
        var file = Files.writeString(directory.resolve("torouter.yaml"), yaml);
        return new ConfiguredNode(new ConfigLoader(environment, new Random(1))).find(file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    server: { port: 9000 }                                                  | http://127.0.0.1:9000
                    server: { host: 10.1.2.3 }                                              | http://10.1.2.3:8080
                    server: { host: "::" }                                                  | http://[::1]:8080
                    server: { host: "fe80::1" }                                             | http://[fe80::1]:8080
                    management: { port: 9001 }, admin: { port: management, token: "%s" }    | http://127.0.0.1:9001
                    """)
    void theAddressIsTheOneThatANodeListensAt(String yaml, String url) throws Exception {
        var found = find('{' + yaml.formatted(TOKEN) + '}', Map.of("TOROUTER_ADMIN_TOKEN", TOKEN));

        assertThat(found.url()).hasToString(url);
        assertThat(found.token().text()).isEqualTo(TOKEN);
    }

    @Test
    void theTokenOfTheDataDirectoryIsFound() throws Exception {
        Files.writeString(directory.resolve("admin-token"), TOKEN + "\n");

        assertThat(find("data_dir: " + directory, Map.of()).token().text()).isEqualTo(TOKEN);
    }

    @Test
    void noTokenIsMade() {
        assertThatThrownBy(() -> find("data_dir: " + directory.resolve("none"), Map.of()))
                .isInstanceOf(Failed.class)
                .hasMessageStartingWith("there is no " + directory.resolve("none") + "/admin-token; say --token");
        assertThat(directory.resolve("none")).doesNotExist();
    }

    @Test
    void whatIsWrongWithTheCatalogueDoesNotMatter() throws Exception {
        var found = find("admin: { token: %s }\nchannels: [{ api_key: '${NOT_SET}' }]".formatted(TOKEN), Map.of());

        assertThat(found.token().text()).isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    server: { port: eighty }  | 1:17: server.port: expected a port from 0 to 65535, got 'eighty'; or say --url
                    admin: { enabled: false } | the configuration has no admin API: admin.enabled is false
                    server: { port: 0 }       | the configuration leaves the port open: say --url
                    server: [                 | not readable as YAML
                    """)
    void whatCannotBeToldIsSaid(String yaml, String message) {
        assertThatThrownBy(() -> find(yaml, Map.of())).isInstanceOf(Failed.class).hasMessageContaining(message);
    }
}

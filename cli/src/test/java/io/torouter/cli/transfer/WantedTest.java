package io.torouter.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.cli.yaml.Tree;

import org.junit.jupiter.api.Test;

import java.util.Map;

class WantedTest {
    private static Wanted.All of(String file, Map<String, String> environment) throws Exception {
        return Wanted.of(Format.TOROUTER.convert(Tree.parse(file)), environment);
    }

    @Test
    void variablesGetTheirValuesAndKeysBecomeHashes() throws Exception {
        var all =
                of(
                        """
                        channels: [{ id: a, type: openai, api_key: "${UP}", models: ["m", { id: n, upstream: "$${x}${Y:z}" }] }]
                        keys: [{ name: k, key: "${KEY}" }]
                        """,
                        Map.of("UP", "sk-up ${NO}", "KEY", "sk-abcdefgh"));

        assertThat(all.problems()).isEmpty();
        assertThat(all.objects().getFirst().entry().toString())
                .isEqualTo(
                        """
                        {"id":"a","type":"openai","api_key":"sk-up ${NO}","models":["m",{"id":"n","upstream":"${x}z"}]}\
                        """);
        assertThat(all.objects().getLast().entry().toString())
                .matches("\\{\"name\":\"k\",\"hash\":\"[0-9a-f]{64}\"}")
                .doesNotContain("sk-abcdefgh");
    }

    @Test
    void allThatIsMissingIsNamedTogether() throws Exception {
        var all =
                of(
                        """
                        channels: [{ id: a, api_key: "${UP}" }, { id: b, api_key: "${UP}" }]
                        keys: [{ name: k, key: "${KEY}" }, { name: short, key: sk-1234 }]
                        """,
                        Map.of());

        assertThat(all.problems())
                .containsExactly(
                        "key 'short': a key is 8 to 512 characters of visible ASCII",
                        "KEY is not set, for key 'k'",
                        "UP is not set, for channel 'a', channel 'b'");
    }
}

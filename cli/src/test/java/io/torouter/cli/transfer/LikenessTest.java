package io.torouter.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.cli.catalogue.Section;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
    private static final String SHOWN =
            """
            {"id":"key-1","name":"a","group":"default","enabled":true,"models":["x","y"],"ip_allow":["10.0.0.0/8"],
             "ip_deny":[],"expires":"2036-01-01T00:00:00Z","quota_usd":12.5,"windows":{"5h":100},"shown":"sk-","hash":"0a",
             "origin":"database","revision":3,"created":"x","changed":"y"}
            """;

    private static ObjectNode json(String text) throws Exception {
        return (ObjectNode) new ObjectMapper().readTree(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    '{"name":"a","models":["y","x"],"ip_allow":["10.0.0.0/8"],"expires":"2036-01-01","quota_usd":12.50,"windows":{"5h":100,"7d":0},"hash":"0a","rpm":0}' | true
                    '{"name":"a","models":["y"],"ip_allow":["10.0.0.0/8"],"expires":"2036-01-01","quota_usd":12.50,"windows":{"5h":100},"hash":"0a"}' | false
                    '{"name":"a","models":["y","x"],"ip_allow":["10.0.0.0/8"],"expires":"2036-01-01","quota_usd":12.50,"windows":{"5h":100},"hash":"0b"}' | false
                    """)
    void keysAreComparedByWhatTheyMean(String wanted, boolean same) throws Exception {
        assertThat(Likeness.same(Section.KEYS, json(wanted), json(SHOWN))).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    '{"id":"a","weight":1.0,"api_key":"sk-up"}' | '{"id":"a","weight":1,"api_key":"***","origin":"database"}' | true
                    '{"id":"a","weight":1}'                     | '{"id":"a","weight":2,"origin":"database"}'               | false
                    '{"id":"a","models":["x","y"]}'             | '{"id":"a","models":["y","x"]}'                           | false
                    """)
    void credentialsAreNotCompared(String wanted, String shown, boolean same) throws Exception {
        assertThat(Likeness.same(Section.CHANNELS, json(wanted), json(shown))).isEqualTo(same);
    }
}

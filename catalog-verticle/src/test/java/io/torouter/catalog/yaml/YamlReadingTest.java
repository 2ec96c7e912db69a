package io.torouter.catalog.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class YamlReadingTest {
    private static YamlReading reading(String yaml) {
        return new YamlReading(new ConfigText("test.yaml", yaml), Map.of());
    }

    @Test
    void aMergeKeyIsAKeyThatNobodyKnows() {
        var reading = reading("base: &base { port: 1 }\n<<: *base\n");

        var root = reading.root();
        root.value("base");
        root.refuseOthers();

        assertThat(reading.problems()).singleElement().asString().contains("'<<'");
    }

    @ParameterizedTest
    @Timeout(10)
    @ValueSource(strings = {"a: &a { <<: *a }", "a: &a [*a]", "&a { a: *a, <<: [*a, *a] }"})
    void anAnchorInsideOfItselfIsNoTrap(String yaml) {
        assertThatNoException().isThrownBy(() -> reading(yaml).root().refuseOthers());
    }
}

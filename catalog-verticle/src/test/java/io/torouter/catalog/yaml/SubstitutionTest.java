package io.torouter.catalog.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.torouter.files.ReferenceMask;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class SubstitutionTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("NAME", "value", "DOLLARS", "${NAME} $1", "EMPTY", "");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "plain, plain",
                "${NAME}, value",
                "a-${NAME}-${NAME}-b, a-value-value-b",
                "${NAME:other}, value",
                "${MISSING:other}, other",
                "${EMPTY:other}, other",
                "'${MISSING:http://a, b}', 'http://a, b'",
                "a${MISSING:}b, ab",
                "$${NAME}, ${NAME}",
                "$$NAME {x}, $$NAME {x}"
            })
    void putsVariablesIntoText(String text, String expected) {
        assertThat(new Substitution(ENVIRONMENT).apply(text)).isEqualTo(expected);
    }

    @Test
    void leavesWhatAVariableHoldsAlone() {
        assertThat(new Substitution(ENVIRONMENT).apply("${DOLLARS}")).isEqualTo("${NAME} $1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${MISSING}", "${EMPTY}", "${}", "${1}", "${a b}", "x ${NAME"})
    void refusesWhatItCannotReplace(String text) {
        assertThatThrownBy(() -> new Substitution(ENVIRONMENT).apply(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void masksOneForOneAndCanBeUndone(@ForAll("yaml") String text) {
        var masked = ReferenceMask.mask(text);

        assertThat(masked).hasSameSizeAs(text);
        assertThat(ReferenceMask.unmask(masked)).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> yaml() {
        return Arbitraries.strings().withChars("${}:#[],ab \n\\").ofMaxLength(40);
    }
}

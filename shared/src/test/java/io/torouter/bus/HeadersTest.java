package io.torouter.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class HeadersTest {
    @Test
    void keepsNamesAndValuesInOrder() {
        var headers = Headers.of("a", "1", "b", "2", "a", "3");

        assertThat(headers.count()).isEqualTo(3);
        assertThat(headers.name(2)).isEqualTo("a");
        assertThat(headers.value(2)).isEqualTo("3");
    }

    @Test
    void refusesANameWithoutAValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> Headers.of("a"));
    }
}

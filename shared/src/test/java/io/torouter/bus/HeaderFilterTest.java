package io.torouter.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Set;

class HeaderFilterTest {
    private final HeaderFilter filter = new HeaderFilter(Set.of("accept"), List.of("vendor-"), Set.of("vendor-key"));

    private Headers pass(String name, String value) {
        return filter.pass(MultiMap.caseInsensitiveMultiMap().add(name, value));
    }

    @Test
    void passesWhatIsOnItsList() {
        assertThat(pass("Accept", "a\tb").pairs()).containsExactly("accept", "a\tb");
        assertThat(pass("Vendor-Beta", "é").pairs()).containsExactly("vendor-beta", "é");
        assertThat(pass("vendor-key", "x").pairs()).isEmpty();
        assertThat(pass("cookie", "x").pairs()).isEmpty();
    }

    @Test
    void namesMayBeLong() {
        var name = "x".repeat(70);
        var long70 = new HeaderFilter(Set.of(name), List.of(), Set.of());

        assertThat(long70.pass(MultiMap.caseInsensitiveMultiMap().add(name, "a").add("y".repeat(70), "b")).pairs())
                .containsExactly(name, "a");
        assertThat(pass("Vendor-" + name, "a").pairs()).containsExactly("vendor-" + name, "a");
        assertThat(pass("accept" + "x".repeat(64), "a").pairs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nx-api-key: b", "a\nb", "a\rb", "a\u0000b", "a\u007fb", "\r\n\r\nGET / HTTP/1.1"})
    void passesNothingThatWouldBeginAnotherHeader(String value) {
        assertThat(pass("vendor-beta", value).pairs()).isEmpty();
    }
}

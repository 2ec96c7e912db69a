package io.torouter.simulator.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

class TokenTextTest {
    @Test
    void joinsToItsText() {
        var text = TokenText.of("seven!!", 4);
        assertThat(IntStream.range(0, text.count()).mapToObj(text::token)).containsExactly("seve", "n!!");
        assertThat(text.text()).isEqualTo("seven!!");
    }

    @Test
    void cutsNoCharacterInHalf() {
        var text = TokenText.of("a\ud83d\ude00b", 1);
        assertThat(IntStream.range(0, text.count()).mapToObj(text::token)).containsExactly("a", "\ud83d\ude00", "b");
    }

    @Test
    void fillsUpToExactlyTheTokensAskedFor() {
        var text = TokenText.filled("head ", "xy", 3, 4);
        assertThat(text.text()).isEqualTo("head xyxyxyx");
        assertThat(text.limited(1).text()).isEqualTo("head");
    }

    @Test
    void isAsLongAsItMustBeWithoutBeingInMemory() {
        var text = TokenText.filled("head", "xy", 1_000_000, 1000);
        assertThat(text.count()).isEqualTo(1_000_000);
        assertThat(text.token(999_999)).hasSize(1000);
        assertThat(IntStream.range(0, 2).mapToObj(text::token).collect(Collectors.joining())).startsWith("headxy");
    }
}

package io.torouter.catalog.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;

import java.util.List;

class UnknownTest {
    private static final List<String> KNOWN =
            List.of("priority", "weight", "base_url", "timeouts", "dialects", "api_key");

    @Property
    void suggestsTheNameThatOneSlipAwayWasMeant(@ForAll("slips") Slip slip) {
        assertThat(Unknown.nearest(slip.typed(), KNOWN)).contains(slip.meant());
    }

    @Property
    void suggestsNothingForWhatIsFarFromEverything(@ForAll @AlphaChars @StringLength(min = 16, max = 30) String typed) {
        assertThat(Unknown.nearest(typed, KNOWN)).isEmpty();
    }

    @Property
    void countsTheSameInBothDirections(
            @ForAll @AlphaChars @StringLength(max = 8) String one,
            @ForAll @AlphaChars @StringLength(max = 8) String other) {
        assertThat(Unknown.distance(one, other)).isEqualTo(Unknown.distance(other, one));
    }

    @Test
    void countsASwapOfNeighboursOnce() {
        assertThat(Unknown.distance("wieght", "weight")).isEqualTo(1);
    }

    @Test
    void listsWhatIsKnownWhenNothingIsNear() {
        assertThat(Unknown.name("key", "zzz", "'zzz'", List.of("host", "port")))
                .isEqualTo("unknown key 'zzz': expected one of host, port");
    }

    record Slip(String typed, String meant) {}

    @Provide
    Arbitrary<Slip> slips() {
        var place = Arbitraries.doubles().between(0, 0.99);
        var letter = Arbitraries.chars().range('a', 'z');
        return Combinators.combine(Arbitraries.of(KNOWN), place, letter, Arbitraries.of("drop", "add", "change"))
                .as(UnknownTest::slip);
    }

    private static Slip slip(String meant, double place, char letter, String kind) {
        var typed = new StringBuilder(meant);
        int at = (int) (place * meant.length());
        switch (kind) {
            case "drop" -> typed.deleteCharAt(at);
            case "add" -> typed.insert(at, letter);
            default -> typed.setCharAt(at, letter);
        }
        return new Slip(typed.toString(), meant);
    }
}

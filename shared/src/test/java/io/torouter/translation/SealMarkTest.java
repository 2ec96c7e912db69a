package io.torouter.translation;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.torouter.canonical.Seal;
import io.torouter.dialect.Dialect;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

final class SealMarkTest {
    private static final String MARK = SealedText.MARK;

    private static boolean isIn(String text) {
        var bytes = text.getBytes(US_ASCII);
        return SealMark.isIn(bytes, 0, bytes.length);
    }

    @Test
    void isFoundAtEveryOffset() {
        for (int before = 0; before < 40; before++) {
            for (int behind = 0; behind < 14; behind++) {
                assertThat(isIn("x".repeat(before) + MARK + "y".repeat(behind))).isTrue();
            }
        }
    }

    @Test
    void isNotFoundWhereAnEndCutsIt() {
        var bytes = ("ab" + MARK + "cd").getBytes(US_ASCII);
        assertThat(SealMark.isIn(bytes, 2, 2 + MARK.length())).isTrue();
        assertThat(SealMark.isIn(bytes, 3, bytes.length)).isFalse();
        assertThat(SealMark.isIn(bytes, 0, 1 + MARK.length())).isFalse();
        for (int length = 0; length < MARK.length(); length++) {
            assertThat(SealMark.isIn(bytes, 2, 2 + length)).isFalse();
        }
    }

    @Test
    void isFoundBehindItsOwnBeginnings() {
        for (int length = 1; length < MARK.length(); length++) {
            assertThat(isIn(MARK.substring(0, length) + MARK)).isTrue();
            assertThat(isIn(MARK.substring(length) + MARK)).isTrue();
        }
    }

    @Test
    void isNotSeenInWhatDiffersByOneByte() {
        for (int i = 0; i < MARK.length(); i++) {
            var other = MARK.getBytes(US_ASCII);
            other[i] = (byte) 0xe9;
            assertThat(SealMark.isIn(other, 0, other.length)).isFalse();
        }
    }

    @Property
    void isFoundWhereStringsFindIt(@ForAll @StringLength(max = 200) @CharRange(from = ' ', to = '~') String text) {
        assertThat(isIn(text)).isEqualTo(text.contains(MARK));
    }

    @Property
    void isFoundWhereStringsFindItAmongItsOwnLetters(@ForAll @Size(max = 60) List<Byte> places) {
        var text = new StringBuilder();
        places.forEach(place -> text.append(MARK, 0, Math.floorMod(place, MARK.length() + 1)));
        assertThat(isIn(text.toString())).isEqualTo(text.indexOf(MARK) >= 0);
    }

    @Property
    void isInAllThatIsWrapped(@ForAll Dialect issuer, @ForAll Seal.Kind kind) {
        var seal = new Seal(issuer, kind, "CiQB+/abc==");
        assertThat(isIn("{\"signature\":\"" + SealedText.wrapped(seal) + "\"}")).isTrue();
        assertThat(isIn("{\"id\":\"" + CallIds.attach("call_1", seal) + "\"}")).isTrue();
    }

    @Test
    void isInWhatNobodySealed() {
        assertThat(isIn("{\"signature\":\"" + SealedText.NOBODYS + "\"}")).isTrue();
        assertThat(isIn("{\"id\":\"" + CallIds.attachNobodys("call_1") + "\"}")).isTrue();
    }

    @Test
    void isNotInABareSeal() {
        assertThat(Arrays.stream(Dialect.values()))
                .allSatisfy(issuer ->
                        assertThat(isIn(SealedText.in(issuer, new Seal(issuer, Seal.Kind.SIGNATURE, "CiQB+/abc=="))))
                                .isFalse());
    }
}

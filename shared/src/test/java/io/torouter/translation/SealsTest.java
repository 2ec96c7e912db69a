package io.torouter.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.canonical.Seal;
import io.torouter.dialect.Dialect;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.util.Base64;

final class SealsTest {
    @Property
    void comeBackFromAForeignField(
            @ForAll Dialect issuer, @ForAll Dialect field, @ForAll Seal.Kind kind, @ForAll String value) {
        var seal = new Seal(issuer, kind, value.isEmpty() || !isText(value) ? "x" : value);
        var text = SealedText.in(field, seal);
        assertThat(SealedText.read(field, kind, text)).isEqualTo(seal);
    }

    @Test
    void standInForeignFieldsAsBase64() {
        var text =
                SealedText.in(
                        Dialect.GEMINI_GENERATE, new Seal(Dialect.ANTHROPIC_MESSAGES, Seal.Kind.SIGNATURE, "ErUB=="));
        assertThat(Base64.getDecoder().decode(text)).isNotEmpty();
    }

    @Property
    void comeBackFromTheIdOfACall(@ForAll Dialect issuer, @ForAll Seal.Kind kind) {
        var seal = new Seal(issuer, kind, "CiQB+/abc==");
        var id = CallIds.attach("call_1", seal);
        assertThat(id).matches("[A-Za-z0-9_-]+");
        assertThat(CallIds.split(id)).isEqualTo(new CallIds.Split("call_1", seal));
    }

    @Property
    void areNoneWhereNobodySealed(@ForAll Dialect field, @ForAll Seal.Kind kind) {
        assertThat(SealedText.read(field, kind, SealedText.NOBODYS)).isNull();
        assertThat(Base64.getDecoder().decode(SealedText.NOBODYS)).asString().isEqualTo("torouter:nn:");
        assertThat(CallIds.split(CallIds.attachNobodys("call_1"))).isEqualTo(new CallIds.Split("call_1", null));
    }

    @Test
    void areNotSeenInOrdinaryIds() {
        assertThat(CallIds.split("call-ts-7")).isEqualTo(new CallIds.Split("call-ts-7", null));
        assertThat(CallIds.attach("call_1", null)).isEqualTo("call_1");
    }

    @Property
    void fitIdsAreShortPlainAndStable(@ForAll String id, @ForAll @IntRange(min = 9, max = 64) int longest) {
        var fit = CallIds.fit(id, longest);
        assertThat(fit).matches("[A-Za-z0-9_-]{1," + longest + "}").isEqualTo(CallIds.fit(id, longest));
    }

    @Test
    void idsThatFitStay() {
        assertThat(CallIds.fit("toolu_01", 40)).isEqualTo("toolu_01");
    }

    /** Half a surrogate pair is no text that could be in a JSON document. */
    private static boolean isText(String value) {
        return value.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}

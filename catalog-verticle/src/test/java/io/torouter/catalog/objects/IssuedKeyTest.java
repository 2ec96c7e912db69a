package io.torouter.catalog.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.KeyHash;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

class IssuedKeyTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private final KeyMint mint = new KeyMint(new Random(7));

    private IssuedKey rotated(Instant until, @Nullable Instant expires) {
        var key = new ApiKey("laptop", mint.key().hash(), "team", true, Set.of(), List.of(), List.of(), expires);
        return new IssuedKey(key, new IssuedKey.Previous(mint.key().hash(), until));
    }

    @Test
    void answersToItsPreviousHashUntilAMoment() {
        assertThat(rotated(LATER, null).at(NOW)).hasSize(2).last().extracting(ApiKey::expires).isEqualTo(LATER);
        assertThat(rotated(LATER, null).at(LATER)).hasSize(1).first().extracting(ApiKey::expires).isNull();
    }

    @Test
    void isNoOtherKeyUnderItsPreviousHash() {
        assertThat(rotated(LATER, null).at(NOW)).extracting(ApiKey::id).containsExactly("laptop", "laptop");
    }

    @Test
    void doesNotLiveLongerByRotation() {
        var soon = NOW.plusSeconds(1);

        assertThat(rotated(LATER, soon).at(NOW)).extracting(ApiKey::expires).containsExactly(soon, soon);
    }

    @Test
    void isMintedFromLettersAndDigits() {
        var minted = mint.key();
        var text = minted.key().text();

        assertThat(text).matches("sk-[A-Za-z0-9]{40}");
        assertThat(minted.shown()).isEqualTo(text.substring(0, 7) + "…" + text.substring(39));
        assertThat(minted.hash())
                .isEqualTo(KeyHash.of(KeyHash.newDigest().digest(text.getBytes(StandardCharsets.US_ASCII))));
        assertThat(minted.toString()).doesNotContain(text);
    }

    @Test
    void isNeverMintedTwice() {
        var seen = new HashSet<KeyHash>();
        for (int i = 0; i < 1000; i++) {
            assertThat(seen.add(mint.key().hash())).isTrue();
        }
    }
}

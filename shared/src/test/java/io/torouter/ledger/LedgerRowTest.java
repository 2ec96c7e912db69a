package io.torouter.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

class LedgerRowTest {
    private static LedgerRow.Asked asked(String model, String userAgent) {
        return new LedgerRow.Asked("openai", "chat_completions", model, false, "10.0.0.1", userAgent);
    }

    @Test
    void takesControlCharactersOutOfWhatClientsSay() {
        var asked = asked("gpt\u0000-5\r\n", "curl/8\u001b[2J\tx");

        assertThat(asked.model()).isEqualTo("gpt-5");
        assertThat(asked.userAgent()).isEqualTo("curl/8[2Jx");
    }

    @Test
    void cutsLongTextWithoutCuttingACharacterInTwo() {
        assertThat(asked("gpt-5", "a".repeat(255) + "😀").userAgent()).isEqualTo("a".repeat(255));
        assertThat(asked("gpt-5", "a".repeat(254) + "😀").userAgent()).endsWith("😀").hasSize(256);
    }

    /** What a database has to take is always text that UTF-8 can say. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.MIXIN)
    void keepsWhatUtf8Carries(@ForAll String text) {
        var kept = asked(text + '\ud800', "").model();

        assertThat(new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(kept);
        assertThat(kept.chars()).noneMatch(Character::isISOControl);
    }

    @Test
    void needsAnId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new LedgerRow(
                                "",
                                1,
                                new LedgerRow.Payer("", "", "", ""),
                                asked("", ""),
                                LedgerRow.Served.NOBODY,
                                new LedgerRow.Ending(401, "refused", "", 0, 0),
                                LedgerRow.Charge.NOTHING,
                                List.of()));
    }

    @Test
    void figuresAreNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LedgerRow.Ending(200, "completed", "", 0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new LedgerRow.Served("", "", "", -1));
    }
}

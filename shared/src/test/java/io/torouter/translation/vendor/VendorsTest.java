package io.torouter.translation.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.dialect.Dialect;

import org.junit.jupiter.api.Test;

class VendorsTest {
    private static final Vendors BUILT_IN = Vendors.builtIn();

    private static ChatTraits openAi(String model) {
        return BUILT_IN.of(Dialect.OPENAI_CHAT, "openai", "api.openai.com", model).chat();
    }

    @Test
    void aStarInsideAPatternStandsForAnyText() {
        assertThat(openAi("gpt-5.2-chat-latest").reasoning()).isEqualTo(ChatTraits.Reasoning.NONE);
        assertThat(openAi("gpt-5.2").reasoning()).isEqualTo(ChatTraits.Reasoning.EFFORT);
    }

    @Test
    void aDialectHasTraitsOfItsOwnUnderNamesThatOthersUseToo() {
        assertThat(Vendors.traits(Dialect.OPENAI_RESPONSES)).containsEntry("reasoning", TraitKind.Plain.FLAG);
        assertThat(Vendors.traits(Dialect.OPENAI_CHAT).get("reasoning")).isInstanceOf(TraitKind.Word.class);
        assertThat(Vendors.traits(Dialect.ANTHROPIC_MESSAGES)).containsEntry("thinking", TraitKind.Plain.WORDS);
    }
}

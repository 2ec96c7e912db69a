package io.torouter.router.stream;

import static io.torouter.router.Channels.catalog;
import static io.torouter.router.Channels.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;
import io.torouter.error.ErrorCode;
import io.torouter.router.FakeHalves;
import io.torouter.router.Heads;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.ChannelType;
import io.torouter.translation.grid.Halves;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class EligibilityTest {
    private static final Channel CHAT =
            channel("chat").ranked(2, 1).of(ChannelType.OPENAI_COMPATIBLE, Set.of(Dialect.OPENAI_CHAT)).channel();
    private static final Channel ALL = channel("all").channel();

    @Test
    void channelsOfTheModelServeBestPriorityFirst() {
        assertThat(of(Operation.CHAT_COMPLETIONS, "gpt-5", CHAT, ALL)).isEqualTo(served(ALL, CHAT));
    }

    @Test
    void onlyChannelsThatSpeakTheDialectServe() {
        assertThat(of(Operation.RESPONSES, "gpt-5", CHAT, ALL)).isEqualTo(served(ALL));
    }

    @Test
    void anUnknownModelIsNotFound() {
        assertThat(errorOf(Operation.CHAT_COMPLETIONS, "gpt-6")).isEqualTo(ErrorCode.MODEL_NOT_FOUND);
    }

    @Test
    void aModelThatIsSpokenOtherwiseIsUnsupported() {
        assertThat(errorOf(Operation.MESSAGES, "gpt-5")).isEqualTo(ErrorCode.TRANSLATION_UNSUPPORTED);
    }

    @Test
    void channelsOfOtherDialectsServeWhereTheseAreTranslated() {
        var head = Heads.of(Operation.MESSAGES, "gpt-5");

        assertThat(Eligibility.of(catalog(CHAT, ALL), head, FakeHalves.ofEachDialect())).isEqualTo(served(ALL, CHAT));
    }

    @Test
    void tokensAreCountedForChannelsThatCannot() {
        var head = Heads.of(Operation.MESSAGES_COUNT_TOKENS, "gpt-5");

        assertThat(Eligibility.of(catalog(CHAT), head, FakeHalves.ofEachDialect())).isEqualTo(served(CHAT));
    }

    @Test
    void embeddingsAreTranslatedForChannelsThatHaveThem() {
        var head = Heads.of(Operation.EMBED_CONTENT, "gpt-5");

        assertThat(Eligibility.of(catalog(CHAT), head, Halves.NONE)).isEqualTo(served(CHAT));
    }

    @Test
    void moderationsAreNotTranslated() {
        var gemini = channel("gemini").of(ChannelType.GEMINI, Set.of(Dialect.GEMINI_GENERATE)).channel();
        var head = Heads.of(Operation.MODERATIONS, "gpt-5");

        assertThat(Eligibility.of(catalog(gemini), head, FakeHalves.ofEachDialect()))
                .isInstanceOf(Eligibility.Unserved.class);
    }

    @Test
    void theThinkingSuffixLeadsToTheModelWithoutIt() {
        assertThat(of(Operation.CHAT_COMPLETIONS, "gpt-5-thinking", ALL))
                .isEqualTo(new Eligibility.Served(List.of(ALL), "gpt-5", true));
    }

    @Test
    void aStoredObjectMayLieWithAnyChannelThatSpeaksItsDialect() {
        var head = Heads.toObject(Operation.RESPONSES_GET, "resp_1", "");

        assertThat(Eligibility.of(catalog(CHAT, ALL), head, Halves.NONE))
                .isEqualTo(new Eligibility.Served(List.of(ALL), "", false));
    }

    @Test
    void whereNoChannelKeepsObjectsThereIsNone() {
        var head = Heads.toObject(Operation.RESPONSES_GET, "resp_1", "");

        var unserved = (Eligibility.Unserved) Eligibility.of(catalog(CHAT), head, Halves.NONE);

        assertThat(unserved.error().code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    private static Eligibility of(Operation operation, String model, Channel... channels) {
        return Eligibility.of(catalog(channels), Heads.of(operation, model), Halves.NONE);
    }

    private static Eligibility served(Channel... channels) {
        return new Eligibility.Served(List.of(channels), "gpt-5", false);
    }

    private static ErrorCode errorOf(Operation operation, String model) {
        return ((Eligibility.Unserved) of(operation, model, CHAT, ALL)).error().code();
    }
}

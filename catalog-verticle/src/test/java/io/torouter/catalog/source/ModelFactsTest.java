package io.torouter.catalog.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.snapshot.Capability;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.ChannelLimits;
import io.torouter.snapshot.ChannelType;
import io.torouter.snapshot.Modality;
import io.torouter.snapshot.Model;
import io.torouter.snapshot.Secret;
import io.torouter.snapshot.Timeouts;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ModelFactsTest {
    private final ModelFacts facts = ModelFacts.shipped();

    @Test
    void tellsWhatAVendorSaysOfItsModel() {
        var models =
                facts.complete(List.of(), List.of(channel(ChannelType.ANTHROPIC, Map.of("best", "claude-opus-5"))));

        var model = models.getFirst();
        assertThat(model.id()).isEqualTo("best");
        assertThat(model.context()).isEqualTo(1_000_000);
        assertThat(model.prices()).isNull();
        assertThat(model.card().input()).contains(Modality.FILE);
        assertThat(model.card().can(Capability.REASONING)).isTrue();
        assertThat(model.card().efforts()).endsWith("max");
    }

    @Test
    void leavesWhatIsDeclaredAsItIs() {
        var declared = new Model("claude-opus-5", 1, 2, null);
        var channel = channel(ChannelType.ANTHROPIC, Map.of("claude-opus-5", "claude-opus-5"));

        assertThat(facts.complete(List.of(declared), List.of(channel))).containsExactly(declared);
    }

    @Test
    void saysNothingOfAnotherHostsModelsAndOfUnknownOnes() {
        var elsewhere = channel(ChannelType.OPENAI_COMPATIBLE, Map.of("gpt-5", "gpt-5"));
        var unknown = channel(ChannelType.OPENAI, Map.of("gpt-99", "gpt-99", "gpt-*", "gpt-*"));

        assertThat(facts.complete(List.of(), List.of(elsewhere, unknown))).isEmpty();
    }

    private static Channel channel(ChannelType type, Map<String, String> models) {
        return new Channel(
                type.id(),
                type,
                URI.create("http://127.0.0.1:1/v1"),
                new Secret(""),
                models,
                Set.of("default"),
                0,
                1,
                type.dialects(),
                ChannelLimits.NONE,
                Timeouts.DEFAULT);
    }
}

package io.torouter.catalog.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.money.Price;
import io.torouter.money.PriceList;
import io.torouter.money.Rates;
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
import java.util.Objects;
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
        assertThat(ratesOf(model).output()).isEqualTo(25_000_000);
        assertThat(model.card().input()).contains(Modality.FILE);
        assertThat(model.card().can(Capability.REASONING)).isTrue();
        assertThat(model.card().efforts()).endsWith("max");
    }

    private static Rates ratesOf(Model model) {
        return Objects.requireNonNull(model.prices()).versions().getFirst().rates();
    }

    @Test
    void namesTheVendorsPriceWhereNoneIsDeclared() {
        var declared = new Model("mine", 1, 2, null);
        var channel = channel(ChannelType.OPENAI, Map.of("mine", "gpt-4.1-2025-04-14"));

        var model = facts.complete(List.of(declared), List.of(channel)).getFirst();

        assertThat(model.context()).isEqualTo(1);
        assertThat(ratesOf(model).input()).isEqualTo(2_000_000);
    }

    @Test
    void knowsAPriceOfEveryModelThatStandsForItself() {
        var unpriced =
                facts.facts().keySet().stream()
                        .filter(key -> !key.model().endsWith("-latest"))
                        .filter(key -> facts.prices().of(key.type(), key.model()) == null);

        assertThat(unpriced).isEmpty();
    }

    @Test
    void leavesWhatIsDeclaredAsItIs() {
        var price = PriceList.of(Price.always("mine", Rates.FREE));
        var declared = new Model("claude-opus-5", 1, 2, price);
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

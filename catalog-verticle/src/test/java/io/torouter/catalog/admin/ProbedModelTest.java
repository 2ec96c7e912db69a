package io.torouter.catalog.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.torouter.snapshot.Channel;
import io.torouter.snapshot.Modality;
import io.torouter.snapshot.Model;
import io.torouter.snapshot.ModelCard;
import io.torouter.snapshot.Snapshot;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Set;

class ProbedModelTest {
    private static Model model(String id, Modality... output) {
        return new Model(id, 0, 0, null, new ModelCard(null, Set.of(), Set.of(output), null, List.of(), null));
    }

    private static Snapshot snapshot(Channel channel, Model... models) {
        return Snapshot.of(1, Instant.EPOCH, List.of(channel), Set.of("default"), List.of(models), List.of());
    }

    private static String chosen(Channel channel, String wanted, Model... models) throws Refused {
        return ProbedModel.of(channel, snapshot(channel, models), wanted);
    }

    @Test
    void prefersWhatIsKnownToWriteAndThenWhatIsNotKnown() throws Refused {
        var channel = TestDesk.channel("sim", "a-vectors", "b-unknown", "c-writes");

        assertThat(chosen(channel, "", model("a-vectors", Modality.EMBEDDINGS), model("c-writes", Modality.TEXT)))
                .isEqualTo("c-writes");
        assertThat(chosen(channel, "", model("a-vectors", Modality.EMBEDDINGS))).isEqualTo("b-unknown");
        assertThat(chosen(channel, "")).isEqualTo("a-vectors");
    }

    @Test
    void takesTheOneThatIsWanted() throws Refused {
        var channel = TestDesk.channel("sim", "a", "gpt-*");

        assertThat(chosen(channel, "a")).isEqualTo("a");
        assertThat(chosen(channel, "gpt-5")).isEqualTo("gpt-5");
        assertThatThrownBy(() -> chosen(channel, "b")).isInstanceOf(Refused.class).hasMessageContaining("'b'");
    }

    @Test
    void ofPatternsTakesAModelThatIsKnownToBeCovered() throws Refused {
        var channel = TestDesk.channel("sim", "gpt-*");

        assertThat(chosen(channel, "", model("claude", Modality.TEXT), model("gpt-5", Modality.TEXT)))
                .isEqualTo("gpt-5");
        assertThatThrownBy(() -> chosen(channel, "")).isInstanceOf(Refused.class).hasMessageContaining("patterns");
    }
}

package io.torouter.health.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.health.Cooldown;
import io.torouter.health.CooldownReason;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class CooldownsCodecTest {
    private final CooldownsCodec codec = new CooldownsCodec();

    private Cooldowns there(Cooldowns told) {
        var wire = Buffer.buffer("before");
        codec.encodeToWire(wire, told);
        wire.appendString("behind");
        return codec.decodeFromWire("before".length(), wire);
    }

    @Test
    void readsWhatItWrote() {
        var all =
                Arrays.stream(CooldownReason.values())
                        .map(reason -> new Cooldown("главный", "gpt-5", reason, "0123", 4_000_000_000L))
                        .toList();

        assertThat(there(new Cooldowns("node", all))).isEqualTo(new Cooldowns("node", all));
        assertThat(there(new Cooldowns("node", List.of()))).isEqualTo(new Cooldowns("node", List.of()));
    }
}

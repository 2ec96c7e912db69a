package io.torouter.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.Test;

class HeartbeatCodecTest {
    private static final Heartbeat BEAT = new Heartbeat("node", 5, 2, 3, 400, true, 7, true, true, true);
    private final HeartbeatCodec codec = new HeartbeatCodec();

    @Test
    void aHeartbeatComesBackAsItWent() {
        var message = Buffer.buffer("before");
        codec.encodeToWire(message, BEAT);

        assertThat(codec.decodeFromWire("before".length(), message)).isEqualTo(BEAT);
    }

    @Test
    void skipsFieldsThatANewerNeighbourAppends() {
        var message = Buffer.buffer();
        codec.encodeToWire(message, BEAT);
        message.appendString("more").setInt(0, message.length() - 4);

        assertThat(codec.decodeFromWire(0, message)).isEqualTo(BEAT);
    }

    @Test
    void anOlderNeighbourKeepsNothingThatItDoesNotSay() {
        var message = Buffer.buffer();
        codec.encodeToWire(message, BEAT);
        var older = message.getBuffer(0, message.length() - 3);
        older.setInt(0, older.length() - 4);

        assertThat(codec.decodeFromWire(0, older)).isEqualTo(new Heartbeat("node", 5, 2, 3, 400, true, 7));
    }

    @Test
    void everyTruncationFails() {
        var whole = Buffer.buffer();
        codec.encodeToWire(whole, BEAT);

        for (int length = 0; length < whole.length(); length++) {
            var cut = whole.getBuffer(0, length);
            assertThatThrownBy(() -> codec.decodeFromWire(0, cut)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void deliversByReferenceInsideAProcess() {
        assertThat(codec.transform(BEAT)).isSameAs(BEAT);
    }
}

package io.torouter.admin.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

import org.junit.jupiter.api.Test;

import java.util.Map;

class AdminCodecTest {
    @Test
    void readsTheCallItWrote() {
        var call =
                new AdminCall(
                        "PUT",
                        "/admin/v1/keys/%D0%BA",
                        "limit=2",
                        Map.of("if-match", "\"7\"", "accept", "*/*"),
                        Buffer.buffer("{\"name\":\"ключ\"}"),
                        "admin",
                        "::1",
                        "next");

        assertThat(there(new AdminCallCodec(), call)).isEqualTo(call);
    }

    @Test
    void readsTheAnswerItWrote() {
        var answer =
                new AdminAnswer(200, "/admin/v1/keys", Map.of("etag", "\"7\""), Buffer.buffer("{}"), "the next piece");

        assertThat(there(new AdminAnswerCodec(), answer)).isEqualTo(answer);
    }

    /** What comes out at the other end, with something before and behind it on the wire. */
    private static <T> T there(MessageCodec<T, T> codec, T message) {
        var wire = Buffer.buffer("before");
        codec.encodeToWire(wire, message);
        wire.appendString("behind");
        return codec.decodeFromWire("before".length(), wire);
    }
}

package io.torouter.probe.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.probe.Check;
import io.torouter.probe.CheckResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

import org.junit.jupiter.api.Test;

import java.util.List;

class ProbeCodecTest {
    @Test
    void readsTheQuestionItWrote() {
        var question = new ProbeQuestion("главный", "gpt-5", List.of(Check.CALL, Check.COUNT_TOKENS), 20_000);

        assertThat(there(new ProbeQuestionCodec(), question)).isEqualTo(question);
    }

    @Test
    void readsTheAnswerItWrote() {
        var timing = new CheckResult.Timing("openai.chat", 401, CheckResult.NEVER, 12);
        var result = new CheckResult(Check.STREAM, false, "credential_refused", "it is refused", "нет", timing);
        var answer = new ProbeAnswer("gpt-5-2025", List.of(result));

        assertThat(there(new ProbeAnswerCodec(), answer)).isEqualTo(answer);
    }

    /** What comes out at the other end, with something before and behind it on the wire. */
    private static <T> T there(MessageCodec<T, T> codec, T message) {
        var wire = Buffer.buffer("before");
        codec.encodeToWire(wire, message);
        wire.appendString("behind");
        return codec.decodeFromWire("before".length(), wire);
    }
}

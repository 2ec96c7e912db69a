package io.torouter.stored.bus;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.dialect.Dialect;
import io.torouter.stored.StoredResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

class StoreCodecTest {
    private static final StoredResponse HERE =
            new StoredResponse(
                    "laptop",
                    "resp_2",
                    "resp_1",
                    "claude",
                    Dialect.ANTHROPIC_MESSAGES,
                    false,
                    1_800_000_000_000L,
                    "[1]".getBytes(UTF_8),
                    "{\"id\":\"resp_2\"}".getBytes(UTF_8));
    private static final StoredResponse AT_UPSTREAM =
            new StoredResponse(
                    "ключ",
                    "resp_1",
                    "",
                    "openai",
                    Dialect.OPENAI_RESPONSES,
                    true,
                    0,
                    "[]".getBytes(UTF_8),
                    "{}".getBytes(UTF_8));

    static Stream<StoreQuestion> questions() {
        return Stream.of(
                new StoreQuestion.Keep(HERE),
                new StoreQuestion.Keep(AT_UPSTREAM),
                new StoreQuestion.Find("laptop", "resp_2", 1L << 40),
                new StoreQuestion.Forget("laptop", "resp_2"));
    }

    static Stream<StoreAnswer> answers() {
        return Stream.of(
                new StoreAnswer.Found(List.of(HERE, AT_UPSTREAM)),
                new StoreAnswer.Found(List.of()),
                new StoreAnswer.Done(true),
                new StoreAnswer.Done(false));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void readsTheQuestionItWrote(StoreQuestion question) {
        assertThat(there(new StoreQuestionCodec(), question)).usingRecursiveComparison().isEqualTo(question);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void readsTheAnswerItWrote(StoreAnswer answer) {
        assertThat(there(new StoreAnswerCodec(), answer)).usingRecursiveComparison().isEqualTo(answer);
    }

    /** What comes out at the other end, with something before and behind it on the wire. */
    private static <T> T there(MessageCodec<T, T> codec, T message) {
        var wire = Buffer.buffer("before");
        codec.encodeToWire(wire, message);
        wire.appendString("behind");
        return codec.decodeFromWire(6, wire);
    }
}

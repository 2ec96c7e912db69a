package io.torouter.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.error.ErrorCode;
import io.torouter.usage.Usage;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

class BatchCodecTest {
    private final BatchCodec codec = new BatchCodec();

    @Test
    void everyFrameComesBackAsItWent() {
        var batch = new Batch("e.node.0", 77, Frames.ofEachType());

        var read = decode(encode(batch));

        assertThat(read).usingRecursiveComparison().withEqualsForType(Buffer::equals, Buffer.class).isEqualTo(batch);
    }

    @Test
    void readsAMessageThatStandsBehindOtherBytes() {
        var message = Buffer.buffer("address and headers");
        int position = message.length();
        codec.encodeToWire(message, batch(new Cancel(5)));

        assertThat(codec.decodeFromWire(position, message)).isEqualTo(batch(new Cancel(5)));
    }

    @Test
    void whatATranslationLostComesBackAsItWent() {
        var passage = new Settlement.Passage("gemini.generate", List.of("top_k", "messages.content"));
        var end = new End(5, 2, settled(Usage.NONE, passage));

        assertThat(decode(encode(batch(end, new Cancel(6))))).isEqualTo(batch(end, new Cancel(6)));
    }

    @Test
    void whatIsKnownBetterOfUsageComesBackAsItWent() {
        var usage = new Usage(10, 20, 30, 40, 50, new Usage.Detail(5, 4, 3, 2, 1));
        var end = new End(5, 2, new Settlement(Outcome.COMPLETED, "main", 1, usage, true, 7));

        assertThat(decode(encode(batch(end, new Cancel(6))))).isEqualTo(batch(end, new Cancel(6)));
    }

    @Test
    void everyAttemptComesBackAsItWent() {
        var usage = new Usage(1, 2, 3, 4, 5, new Usage.Detail(3, 1, 0, 2, 1));
        var failed = new AttemptReport("first", "m", 529, "rate_limited", 10, 20, 30, Usage.NONE, false, "");
        var served = new AttemptReport("second", "n", 200, "completed", 40, 50, 60, usage, true, "req_1");
        var end = new End(5, 2, settled(Usage.NONE, Settlement.Passage.PLAIN, failed, served));

        assertThat(decode(encode(batch(end, new Cancel(6))))).isEqualTo(batch(end, new Cancel(6)));
    }

    @Test
    void bytesOfWireVersionOneStayWhatTheyAre() throws IOException {
        assertThat(Frames.ofEachType().stream().map(this::hex).collect(Collectors.joining()))
                .isEqualToIgnoringNewLines(golden());
    }

    @Test
    void readsTheBytesOfWireVersionOne() throws IOException {
        var read =
                golden().lines()
                        .map(line -> Buffer.buffer(HexFormat.of().parseHex(line.substring(line.indexOf(' ') + 1))))
                        .map(this::decode)
                        .flatMap(batch -> batch.frames().stream())
                        .toList();

        assertThat(read)
                .usingRecursiveComparison()
                .withEqualsForType(Buffer::equals, Buffer.class)
                .isEqualTo(Frames.ofEachType());
    }

    @Test
    void everyTruncationFails() {
        var whole = encode(new Batch("e.node.0", 77, Frames.ofEachType()));

        for (int length = 0; length < whole.length(); length++) {
            var cut = whole.getBuffer(0, length);
            assertThat(catchThrowable(() -> decode(cut)))
                    .as("cut at %d", length)
                    .isInstanceOfAny(IndexOutOfBoundsException.class, IllegalArgumentException.class);
        }
    }

    @Test
    void aLengthThatPointsBehindTheMessageAllocatesNothing() {
        var message = encode(batch(new Data(1, 2, Buffer.buffer("x"))));
        message.setInt(message.length() - 5, Integer.MAX_VALUE);

        assertThatThrownBy(() -> decode(message)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void anAbsurdNumberOfFramesFailsAtTheEndOfTheMessage() {
        var message = encode(batch(new Cancel(5)));
        message.setInt(4 + 1 + 4 + "e.node.0".length() + 8, Integer.MAX_VALUE);

        assertThatThrownBy(() -> decode(message)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void skipsFramesOfAnUnknownType() {
        var message = begin(3);
        append(message, FrameType.CANCEL, new byte[0]);
        append(message, (byte) 99, "from the future".getBytes(UTF_8));
        append(message, FrameType.CREDIT, new byte[] {0, 0, 0, 9});

        assertThat(decode(message).frames()).containsExactly(new Cancel(5), new Credit(5, 9));
    }

    @Test
    void skipsFieldsThatANewerNeighbourAppends() {
        var message = begin(2);
        append(message, FrameType.CREDIT, new byte[] {0, 0, 0, 9, 42, 42, 42});
        append(message, FrameType.CANCEL, "why".getBytes(UTF_8));

        assertThat(decode(message).frames()).containsExactly(new Credit(5, 9), new Cancel(5));
    }

    @Test
    void anErrorCodeOfANewerNeighbourBecomesAnInternalError() {
        var message = encode(batch(Frames.ofEachType().get(8)));
        var name = ErrorCode.EXHAUSTED.name().getBytes(UTF_8);
        int at = message.toString(UTF_8).indexOf(ErrorCode.EXHAUSTED.name());
        name[0] = 'Z';
        message.setBytes(at, name);

        var fail = (Fail) decode(message).frames().getFirst();

        assertThat(fail.error().code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(fail.error().message()).isEqualTo("no upstream");
    }

    @Test
    void anOutcomeOfANewerNeighbourBecomesAnInternalError() {
        var message = encode(batch(new End(1, 1, Settlement.none(Outcome.TRUNCATED))));
        message.setByte(message.toString(UTF_8).indexOf("TRUNCATED"), (byte) 'Z');

        var end = (End) decode(message).frames().getFirst();

        assertThat(end.settlement().outcome()).isEqualTo(Outcome.INTERNAL_ERROR);
    }

    @Test
    void refusesAnotherVersion() {
        var message = encode(batch(new Cancel(5)));
        message.setByte(4, (byte) 2);

        assertThatIllegalArgumentException().isThrownBy(() -> decode(message)).withMessageContaining("version 2");
    }

    @Test
    void deliversByReferenceInsideAProcess() {
        var batch = batch(new Cancel(5));

        assertThat(codec.transform(batch)).isSameAs(batch);
    }

    private static Settlement settled(Usage usage, Settlement.Passage passage, AttemptReport... reports) {
        return new Settlement(Outcome.COMPLETED, "main", 1, usage, true, 7, passage, List.of(reports));
    }

    private static Batch batch(Frame... frames) {
        return new Batch("e.node.0", 77, List.of(frames));
    }

    private Buffer encode(Batch batch) {
        var buffer = Buffer.buffer();
        codec.encodeToWire(buffer, batch);
        return buffer;
    }

    private Batch decode(Buffer message) {
        return codec.decodeFromWire(0, message);
    }

    private static Buffer begin(int frames) {
        var message = Buffer.buffer();
        new WireWriter(message).put(0).put((byte) 1).put("e.node.0").put(77L).put(frames).flush();
        return message;
    }

    private static void append(Buffer message, byte type, byte[] contents) {
        new WireWriter(message).put(type).put(8 + contents.length).put(5L).flush();
        message.appendBytes(contents);
    }

    private String hex(Frame frame) {
        return frame.getClass().getSimpleName()
                + ' '
                + HexFormat.of().formatHex(encode(batch(frame)).getBytes())
                + '\n';
    }

    private static String golden() throws IOException {
        try (var file = BatchCodecTest.class.getResourceAsStream("/bus/wire-v1.hex")) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}

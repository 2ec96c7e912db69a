package io.torouter.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

class ClientTrafficTest {
    private final EmbeddedChannel usual = new EmbeddedChannel(new HttpResponseEncoder());
    private final EmbeddedChannel ours = ours();
    private final List<ByteBuf> given = new ArrayList<>();

    private static EmbeddedChannel ours() {
        var channel = new EmbeddedChannel(new HttpResponseEncoder());
        var encoder = channel.pipeline().firstContext();
        channel.pipeline().addLast(new ClientTraffic(encoder, new IdleWatch(0)));
        return channel;
    }

    @AfterEach
    void everythingGoesBackToThePool() {
        usual.finishAndReleaseAll();
        ours.finishAndReleaseAll();
        assertThat(given).allMatch(bytes -> bytes.refCnt() == 0);
    }

    private static HttpResponse head(int status) {
        return new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
    }

    private static HttpResponse chunked(int status) {
        var head = head(status);
        head.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        return head;
    }

    private ByteBuf bytes(String text) {
        var bytes = PooledByteBufAllocator.DEFAULT.heapBuffer().writeBytes(text.getBytes(US_ASCII));
        given.add(bytes);
        return bytes;
    }

    private HttpContent piece(String text) {
        return new DefaultHttpContent(bytes(text));
    }

    private static String written(EmbeddedChannel channel) {
        var all = new StringBuilder();
        for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
            all.append(next.toString(US_ASCII));
            next.release();
        }
        return all.toString();
    }

    /** Nobody could tell by the bytes who wrote them. */
    private String writtenAsUsual(Supplier<List<Object>> messages) {
        usual.writeOutbound(messages.get().toArray());
        ours.writeOutbound(messages.get().toArray());
        var text = written(ours);
        assertThat(text).isEqualTo(written(usual));
        return text;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 15, 16, 17, 255, 256, 4095, 4096, BodyPieces.MOST_BYTES, BodyPieces.MOST_BYTES + 1})
    void aPieceIsAChunk(int length) {
        var text = "x".repeat(length);
        var all =
                writtenAsUsual(
                        () -> List.of(chunked(200), piece(text), piece("last"), LastHttpContent.EMPTY_LAST_CONTENT));
        assertThat(all).endsWith("\r\n" + text + "\r\n4\r\nlast\r\n0\r\n\r\n");
    }

    @Test
    void aPieceIsOneBuffer() {
        ours.writeOutbound(chunked(200));
        written(ours);
        ours.writeOutbound(piece("data: 1\n\n"));
        assertThat(ours.outboundMessages()).hasSize(1);
        assertThat(written(ours)).isEqualTo("9\r\ndata: 1\n\n\r\n");
    }

    @Test
    void theWriterHearsThatAPieceIsWritten() {
        ours.writeOutbound(chunked(200));
        var done = ours.write(piece("data"));
        assertThat(done.isDone()).isFalse();
        ours.flush();
        assertThat(done.isSuccess()).isTrue();
    }

    @Test
    void theEndMayBringMoreAndTrailers() {
        var all = writtenAsUsual(() -> List.of(chunked(200), piece("a"), end()));
        assertThat(all).endsWith("1\r\na\r\n3\r\nend\r\n0\r\nname: value\r\n\r\n");
    }

    private LastHttpContent end() {
        var end = new DefaultLastHttpContent(bytes("end"));
        end.trailingHeaders().set("name", "value");
        return end;
    }

    @Test
    void anEmptyPieceEndsNothing() {
        var all =
                writtenAsUsual(() -> List.of(chunked(200), new DefaultHttpContent(Unpooled.EMPTY_BUFFER), piece("a")));
        assertThat(all).endsWith("\r\n\r\n1\r\na\r\n");
    }

    @Test
    void anAnswerOfKnownLengthHasNoChunks() {
        var all = writtenAsUsual(() -> List.of(sized(), piece("abc")));
        assertThat(all).endsWith("\r\n\r\nabc");
    }

    private static HttpResponse sized() {
        var head = head(200);
        head.headers().set(HttpHeaderNames.CONTENT_LENGTH, 3);
        return head;
    }

    @Test
    void anAnswerAfterAChunkedOneIsItsOwn() {
        var all =
                writtenAsUsual(() ->
                        List.of(chunked(200), piece("a"), LastHttpContent.EMPTY_LAST_CONTENT, sized(), piece("abc")));
        assertThat(all).endsWith("\r\n\r\nabc");
    }

    @Test
    void wholeAnswersPass() {
        assertThat(writtenAsUsual(() -> List.of(whole()))).endsWith("\r\n\r\nwhole");
    }

    private DefaultFullHttpResponse whole() {
        var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, bytes("whole"));
        answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, 5);
        return answer;
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 205, 304})
    void anAnswerWithoutABodyGetsNone(int status) {
        var all = writtenAsUsual(() -> List.of(chunked(status), piece("a")));
        assertThat(all).endsWith("\r\n\r\n");
    }

    /** The encoder of the real pipeline leaves the body of its answer out, which only it can tell. */
    @Test
    void whereAHeadIsAskedForTheEncoderDecides() {
        ours.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.HEAD, "/"));
        ours.writeOutbound(chunked(200));
        written(ours);
        ours.writeOutbound(piece("data"));
        assertThat(ours.outboundMessages()).hasSize(3);
    }
}

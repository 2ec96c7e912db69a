package io.torouter.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.AdaptiveByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

class BodyPiecesTest {
    private static final AdaptiveByteBufAllocator POOL = new AdaptiveByteBufAllocator();

    private final BodyPieces pieces = new BodyPieces();
    private final EmbeddedChannel channel = new EmbeddedChannel(pieces);
    private final List<ByteBuf> given = new ArrayList<>();

    @AfterEach
    void everythingGoesBackToThePool() {
        assertThat(given).allMatch(bytes -> bytes.refCnt() == 0);
        channel.finishAndReleaseAll();
    }

    private ByteBuf pooled(String text) {
        var bytes = ByteBufUtil.writeUtf8(POOL, "-" + text).skipBytes(1);
        given.add(bytes);
        return bytes;
    }

    private HttpContent piece(String text) {
        return new DefaultHttpContent(pooled(text));
    }

    private LastHttpContent last(String text) {
        var last = new DefaultLastHttpContent(pooled(text));
        last.trailingHeaders().set("name", "value");
        return last;
    }

    private static HttpRequest head() {
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
    }

    /** As a turn of the event loop does. */
    private void read(Object... messages) {
        channel.writeInbound(messages);
    }

    private Object next() {
        return channel.readInbound();
    }

    private String nextText() {
        HttpContent content = channel.readInbound();
        assertThat(content.content().alloc()).isInstanceOf(UnpooledByteBufAllocator.class);
        return content.content().toString(US_ASCII);
    }

    private void nothingIsLeft() {
        assertThat(channel.inboundMessages()).isEmpty();
    }

    @Test
    void piecesOfOneTurnAreOne() {
        var head = head();

        read(head, piece("one"), piece("two"), piece("three"));

        assertThat(next()).isSameAs(head);
        assertThat(nextText()).isEqualTo("onetwothree");
        nothingIsLeft();
    }

    /** So that it does not grow piece by piece. What looks for leaks would stand between a piece and its read. */
    @Test
    void bufferHasRoomForTheRestOfItsRead() {
        var read = ByteBufUtil.writeUtf8(new UnpooledByteBufAllocator(true, true), "one;two;three;");
        given.add(read);
        for (int length : new int[] {3, 3, 5}) {
            channel.pipeline().fireChannelRead(new DefaultHttpContent(read.readRetainedSlice(length)));
            read.skipBytes(1);
        }
        read.release();

        channel.pipeline().fireChannelReadComplete();

        HttpContent content = channel.readInbound();
        assertThat(content.content().toString(US_ASCII)).isEqualTo("onetwothree");
        assertThat(content.content().capacity()).isEqualTo("onetwothree".length() + 3);
    }

    @Test
    void nothingWaitsForTheNextTurn() {
        read(piece("one"));
        assertThat(nextText()).isEqualTo("one");

        read(piece("two"));
        assertThat(nextText()).isEqualTo("two");
    }

    @Test
    void endWithoutBytesPassesAsItIs() {
        read(piece("one"), piece("two"), LastHttpContent.EMPTY_LAST_CONTENT);

        assertThat(nextText()).isEqualTo("onetwo");
        assertThat(next()).isSameAs(LastHttpContent.EMPTY_LAST_CONTENT);
        nothingIsLeft();
    }

    @Test
    void endWithBytesTakesThePiecesBeforeItAndKeepsItsTrailers() {
        read(piece("one"), last("two"));

        LastHttpContent end = channel.readInbound();
        assertThat(end.content().toString(US_ASCII)).isEqualTo("onetwo");
        assertThat(end.trailingHeaders().get("name")).isEqualTo("value");
        nothingIsLeft();
    }

    @Test
    void bodiesOfTwoMessagesStayApart() {
        read(head(), piece("one"), LastHttpContent.EMPTY_LAST_CONTENT, head(), last("two"));

        assertThat(next()).isInstanceOf(HttpRequest.class);
        assertThat(nextText()).isEqualTo("one");
        assertThat(next()).isInstanceOf(LastHttpContent.class);
        assertThat(next()).isInstanceOf(HttpRequest.class);
        assertThat(nextText()).isEqualTo("two");
    }

    @Test
    void largePiecesAreNotPutTogether() {
        var large = "x".repeat(BodyPieces.MOST_BYTES - 1);

        read(piece(large), piece("y"), piece("z"));

        assertThat(nextText()).isEqualTo(large + "y");
        assertThat(nextText()).isEqualTo("z");
    }

    /** A body in pieces is put together in the buffer of the first. */
    @Test
    void whatIsHandedOutCanGrow() {
        read(piece("abc"));

        HttpContent content = channel.readInbound();
        content.content().writeBytes("def".repeat(1_000).getBytes(US_ASCII));

        assertThat(content.content().toString(US_ASCII)).isEqualTo("abc" + "def".repeat(1_000));
    }

    @Test
    void whatCameStandsBeforeAFault() {
        var fault = new DefaultLastHttpContent();
        fault.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("no chunk")));

        read(piece("one"), fault);

        assertThat(nextText()).isEqualTo("one");
        assertThat(next()).isSameAs(fault);
    }

    @Test
    void whatCameStandsBeforeTheEndOfTheConnection() {
        channel.pipeline().fireChannelRead(piece("one"));
        nothingIsLeft();

        channel.pipeline().fireChannelInactive();

        assertThat(nextText()).isEqualTo("one");
    }

    @Test
    void bodyOfTheArrivingRequestIsLent() {
        var lent = borrowFrom(head());

        read(piece("one"), piece("two"), last("three"));

        assertThat(lent).containsExactly("one", "two", "three");
        LastHttpContent end = channel.readInbound();
        assertThat(end.content().isReadable()).isFalse();
        assertThat(end.trailingHeaders().get("name")).isEqualTo("value");
        nothingIsLeft();
    }

    @Test
    void endWithoutBytesEndsTheLoan() {
        var lent = borrowFrom(head());

        read(piece("one"), LastHttpContent.EMPTY_LAST_CONTENT, head(), piece("two"));

        assertThat(lent).containsExactly("one");
        assertThat(next()).isSameAs(LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(next()).isInstanceOf(HttpRequest.class);
        assertThat(nextText()).isEqualTo("two");
    }

    @Test
    void faultEndsTheLoan() {
        var lent = borrowFrom(head());
        var fault = new DefaultLastHttpContent();
        fault.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("no chunk")));

        read(piece("one"), fault, piece("two"));

        assertThat(lent).containsExactly("one");
        assertThat(next()).isSameAs(fault);
        assertThat(nextText()).isEqualTo("two");
    }

    @Test
    void bodyOfAnEarlierRequestIsNotLentWithTheNextOne() {
        var earlier = head();
        read(earlier, LastHttpContent.EMPTY_LAST_CONTENT);
        var lent = new ArrayList<String>();
        onNextHead(_ -> borrow(earlier, lent));

        read(head(), piece("one"));

        assertThat(lent).isEmpty();
    }

    @Test
    void bodyOfARequestHandledLaterIsNotLent() {
        var head = head();
        read(head);
        var lent = new ArrayList<String>();

        borrow(head, lent);
        read(piece("one"));

        assertThat(lent).isEmpty();
        assertThat(next()).isSameAs(head);
        assertThat(nextText()).isEqualTo("one");
    }

    /** Has the bytes of this request's body lent when its head arrives, as who handles it does. */
    private List<String> borrowFrom(HttpRequest head) {
        var lent = new ArrayList<String>();
        onNextHead(arrived -> borrow(arrived, lent));
        read(head);
        assertThat(next()).isSameAs(head);
        return lent;
    }

    private void borrow(HttpRequest request, List<String> lent) {
        pieces.lend(request.headers(), bytes -> lent.add(bytes.toString(US_ASCII)));
    }

    private void onNextHead(Consumer<HttpRequest> action) {
        channel.pipeline()
                .addLast(
                        new ChannelInboundHandlerAdapter() {
                            @Override
                            public void channelRead(ChannelHandlerContext context, Object message) {
                                if (message instanceof HttpRequest head) {
                                    context.pipeline().remove(this);
                                    action.accept(head);
                                }
                                context.fireChannelRead(message);
                            }
                        });
    }
}

package io.torouter.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.AdaptiveByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;

import org.junit.jupiter.api.Test;

class UnpooledBodiesTest {
    private static final AdaptiveByteBufAllocator POOL = new AdaptiveByteBufAllocator();

    private final EmbeddedChannel channel = new EmbeddedChannel(UnpooledBodies.ONE_FOR_ALL);

    private static ByteBuf pooled(String text) {
        return ByteBufUtil.writeUtf8(POOL, text);
    }

    private HttpContent through(HttpContent content) {
        channel.writeInbound(content);
        return channel.readInbound();
    }

    @Test
    void bytesOfThePoolAreCopiedAndGivenBack() {
        var bytes = pooled("abc").skipBytes(1);

        var content = through(new DefaultHttpContent(bytes));

        assertThat(bytes.refCnt()).isZero();
        assertThat(content.content().alloc()).isInstanceOf(UnpooledByteBufAllocator.class);
        assertThat(content.content().toString(US_ASCII)).isEqualTo("bc");
        assertThat(content).isNotInstanceOf(LastHttpContent.class);
    }

    /** A body in pieces is put together in the buffer of the first. */
    @Test
    void copyCanGrow() {
        var content = through(new DefaultHttpContent(pooled("abc"))).content();

        content.writeBytes("def".repeat(1_000).getBytes(US_ASCII));

        assertThat(content.toString(US_ASCII)).isEqualTo("abc" + "def".repeat(1_000));
    }

    @Test
    void lastPieceStaysTheLastAndKeepsItsTrailers() {
        var last = new DefaultLastHttpContent(pooled("abc"));
        last.trailingHeaders().set("name", "value");

        var content = (LastHttpContent) through(last);

        assertThat(content.content().toString(US_ASCII)).isEqualTo("abc");
        assertThat(content.trailingHeaders().get("name")).isEqualTo("value");
    }

    @Test
    void endWithoutBytesPassesAsItIs() {
        assertThat(through(LastHttpContent.EMPTY_LAST_CONTENT)).isSameAs(LastHttpContent.EMPTY_LAST_CONTENT);
    }
}

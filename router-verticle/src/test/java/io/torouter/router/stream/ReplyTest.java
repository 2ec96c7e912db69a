package io.torouter.router.stream;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.bus.Credit;
import io.torouter.bus.Data;
import io.torouter.bus.End;
import io.torouter.bus.Fail;
import io.torouter.bus.Full;
import io.torouter.bus.Head;
import io.torouter.bus.Headers;
import io.torouter.bus.Outcome;
import io.torouter.bus.Settlement;
import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;

class ReplyTest {
    private static final Settlement DONE = Settlement.none(Outcome.COMPLETED);
    private final Edge edge = new Edge();

    @AfterEach
    void stop() {
        edge.close();
    }

    @Test
    void allDataOfATurnIsOneFrame() throws InterruptedException {
        var frames =
                edge.inOneTurn(
                        1000,
                        reply -> {
                            reply.data(Buffer.buffer("ab"));
                            reply.data("xcdx".getBytes(UTF_8), 1, 3, 0);
                            reply.data(Buffer.buffer("ef"));
                        });

        assertThat(frames).containsExactly(new Data(1, 1, Buffer.buffer("abcdef")));
    }

    @Test
    void aLoneBufferIsNotCopied() throws InterruptedException {
        var bytes = Buffer.buffer("ab");

        var frames = edge.inOneTurn(1000, reply -> reply.data(bytes));

        assertThat(((Data) frames.getFirst()).bytes()).isSameAs(bytes);
    }

    @Test
    void aRangeIsCopied() throws InterruptedException {
        byte[] bytes = "ab".getBytes(UTF_8);

        var frames =
                edge.inOneTurn(
                        1000,
                        reply -> {
                            reply.data(bytes, 0, 2, 100);
                            bytes[0] = 'x';
                        });

        assertThat(frames).containsExactly(new Data(1, 1, Buffer.buffer("ab")));
    }

    @Test
    void theEndCountsOnFromTheData() throws InterruptedException {
        var frames =
                edge.inOneTurn(
                        1000,
                        reply -> {
                            reply.head(200, Headers.EMPTY);
                            reply.data(Buffer.buffer("a"));
                            reply.end(DONE);
                        });

        assertThat(frames)
                .containsExactly(
                        new Head(1, 200, Headers.EMPTY), new Data(1, 1, Buffer.buffer("a")), new End(1, 2, DONE));
    }

    @Test
    void anEmptyAnswerEndsWithOne() throws InterruptedException {
        assertThat(edge.inOneTurn(1000, reply -> reply.end(DONE))).containsExactly(new End(1, 1, DONE));
    }

    @Test
    void aFailureComesBehindTheDataThatWasThere() throws InterruptedException {
        var error = new GatewayError(ErrorCode.STREAM_BROKEN, "broken");

        var frames =
                edge.inOneTurn(
                        1000,
                        reply -> {
                            reply.data(Buffer.buffer("a"));
                            reply.fail(error, false, DONE);
                        });

        assertThat(frames).containsExactly(new Data(1, 1, Buffer.buffer("a")), new Fail(1, error, false, DONE));
    }

    @Test
    void aWholeAnswerIsOneFrame() throws InterruptedException {
        var body = Buffer.buffer("{}");

        var frames = edge.inOneTurn(1000, reply -> reply.full(201, Headers.EMPTY, body, DONE));

        assertThat(frames).containsExactly(new Full(1, 201, Headers.EMPTY, body, DONE));
    }

    @Test
    void bytesThatWaitCountAgainstTheCredit() throws InterruptedException {
        var starved = new ArrayList<Boolean>();

        edge.inOneTurn(
                4,
                reply -> {
                    reply.data(Buffer.buffer("abc"));
                    starved.add(reply.isStarved());
                    reply.data(Buffer.buffer("d"));
                    starved.add(reply.isStarved());
                    reply.grant(1);
                    starved.add(reply.isStarved());
                });

        assertThat(starved).containsExactly(false, true, false);
    }

    @Test
    void muchCreditDoesNotOverflow() throws InterruptedException {
        var starved = new ArrayList<Boolean>();

        edge.inOneTurn(
                Integer.MAX_VALUE,
                reply -> {
                    reply.grant(Integer.MAX_VALUE);
                    reply.grant(Integer.MAX_VALUE);
                    reply.creditBody(1);
                    starved.add(reply.isStarved());
                });

        assertThat(starved).containsExactly(false);
    }

    @Test
    void creditForABodyIsAFrame() throws InterruptedException {
        assertThat(edge.inOneTurn(4, reply -> reply.creditBody(9))).containsExactly(new Credit(1, 9));
    }
}

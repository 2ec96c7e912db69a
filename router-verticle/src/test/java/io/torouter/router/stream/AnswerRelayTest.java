package io.torouter.router.stream;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.answer.AnswerStream;
import io.torouter.answer.Delivered;
import io.torouter.answer.Framing;
import io.torouter.answer.Output;
import io.torouter.answer.Progress;
import io.torouter.answer.UpstreamError;
import io.torouter.bus.Data;
import io.torouter.bus.Frame;
import io.torouter.bus.Full;
import io.torouter.bus.Head;
import io.torouter.bus.Headers;
import io.torouter.bus.Outcome;
import io.torouter.bus.Settlement;
import io.torouter.usage.Usage;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Consumer;

class AnswerRelayTest {
    private static final Headers HEADERS = Headers.of("content-type", "text/event-stream");
    private static final Head HEAD = new Head(1, 200, HEADERS);
    private static final Settlement DONE = Settlement.none(Outcome.COMPLETED);
    private final Edge edge = new Edge();
    private final Told answer = new Told();

    /** Passes bytes through, upper-case letters left out, and says of itself what it is told. */
    private static final class Told implements AnswerStream {
        Progress progress = Progress.PREAMBLE;
        boolean boundary = true;
        String rest = "";

        @Override
        public void feed(byte[] array, int from, int to, Output out) {
            int begin = from;
            for (int i = from; i < to; i++) {
                if (Character.isUpperCase(array[i])) {
                    give(array, begin, i, out);
                    begin = i + 1;
                }
            }
            give(array, begin, to, out);
        }

        private static void give(byte[] array, int from, int to, Output out) {
            if (to > from) {
                out.write(array, from, to);
            }
        }

        @Override
        public void end(Output out) {
            give(rest.getBytes(UTF_8), 0, rest.length(), out);
        }

        @Override
        public Progress progress() {
            return progress;
        }

        @Override
        public Usage usage() {
            return Usage.NONE;
        }

        @Override
        public boolean usageReported() {
            return false;
        }

        @Override
        public UpstreamError error() {
            return null;
        }

        @Override
        public Delivered delivered() {
            return Delivered.NOTHING;
        }

        @Override
        public boolean atBoundary() {
            return boundary;
        }
    }

    @AfterEach
    void stop() {
        edge.close();
    }

    @Test
    void whatMeansNothingYetIsHeld() throws InterruptedException {
        assertThat(
                        frames(
                                Framing.SSE,
                                relay -> {
                                    relay.received(Buffer.buffer("a"));
                                    relay.received(Buffer.buffer("b"));
                                    assertThat(relay.committed()).isFalse();
                                    relay.full(DONE);
                                }))
                .containsExactly(new Full(1, 200, HEADERS, Buffer.buffer("ab"), DONE));
    }

    @Test
    void theFirstMeaningfulEventLetsAllOut() throws InterruptedException {
        assertThat(
                        frames(
                                Framing.SSE,
                                relay -> {
                                    relay.received(Buffer.buffer("a"));
                                    answer.progress = Progress.CONTENT;
                                    relay.received(Buffer.buffer("b"));
                                    relay.received(Buffer.buffer("c"));
                                    assertThat(relay.committed()).isTrue();
                                }))
                .containsExactly(HEAD, new Data(1, 1, Buffer.buffer("abc")));
    }

    @Test
    void aLoneMeaningfulChunkIsNotCopied() throws InterruptedException {
        var chunk = Buffer.buffer("a");
        answer.progress = Progress.CONTENT;

        var frames = frames(Framing.SSE, relay -> relay.received(chunk));

        assertThat(((Data) frames.get(1)).bytes()).isSameAs(chunk);
    }

    @Test
    void whatTheAnswerLeavesOutStaysOut() throws InterruptedException {
        answer.progress = Progress.CONTENT;

        assertThat(
                        frames(
                                Framing.SSE,
                                relay -> {
                                    relay.received(Buffer.buffer("aXbY"));
                                    relay.received(Buffer.buffer("ZZZ"));
                                    relay.received(Buffer.buffer("c"));
                                }))
                .containsExactly(HEAD, new Data(1, 1, Buffer.buffer("abc")));
    }

    @Test
    void aDocumentIsNotSentBeforeItIsWhole() throws InterruptedException {
        answer.progress = Progress.CONTENT;

        assertThat(
                        frames(
                                Framing.JSON,
                                relay -> {
                                    relay.received(Buffer.buffer("{"));
                                    relay.received(Buffer.buffer("}"));
                                    assertThat(relay.committed()).isFalse();
                                    relay.ended();
                                    relay.full(DONE);
                                }))
                .containsExactly(new Full(1, 200, HEADERS, Buffer.buffer("{}"), DONE));
    }

    @Test
    void aDocumentThatIsLargeIsSentInParts() throws InterruptedException {
        var half = Buffer.buffer("x".repeat(AnswerRelay.MAX_HELD_BYTES));

        assertThat(
                        frames(
                                Framing.JSON,
                                relay -> {
                                    relay.received(half.copy());
                                    assertThat(relay.committed()).isFalse();
                                    relay.received(Buffer.buffer("y"));
                                    assertThat(relay.committed()).isTrue();
                                }))
                .containsExactly(HEAD, new Data(1, 1, half.copy().appendString("y")));
    }

    @Test
    void anAnswerThatFailedIsHeldUntilSomebodyDecides() throws InterruptedException {
        answer.progress = Progress.FAILED;

        assertThat(
                        frames(
                                Framing.SSE,
                                relay -> {
                                    relay.received(Buffer.buffer("error"));
                                    assertThat(relay.committed()).isFalse();
                                    relay.commit();
                                }))
                .containsExactly(HEAD, new Data(1, 1, Buffer.buffer("error")));
    }

    @Test
    void whatTheAnswerHeldBackIsGivenOutAtItsEnd() throws InterruptedException {
        answer.progress = Progress.CONTENT;
        answer.rest = "rest";

        assertThat(
                        frames(
                                Framing.SSE,
                                relay -> {
                                    relay.received(Buffer.buffer("a"));
                                    relay.ended();
                                }))
                .containsExactly(HEAD, new Data(1, 1, Buffer.buffer("arest")));
    }

    @Test
    void aStreamThatIsCompleteAtItsEndCommits() throws InterruptedException {
        assertThat(
                        frames(
                                Framing.OPAQUE,
                                relay -> {
                                    answer.progress = Progress.COMPLETE;
                                    relay.ended();
                                }))
                .containsExactly(HEAD);
    }

    @Test
    void signsOfLifeGoOnlyBetweenEventsOfAnUnfinishedStream() throws InterruptedException {
        answer.progress = Progress.CONTENT;
        frames(
                Framing.SSE,
                relay -> {
                    relay.received(Buffer.buffer("a"));
                    assertThat(relay.takesSignOfLife()).isTrue();
                    answer.boundary = false;
                    assertThat(relay.takesSignOfLife()).isFalse();
                    answer.boundary = true;
                    answer.progress = Progress.COMPLETE;
                    assertThat(relay.takesSignOfLife()).isFalse();
                });
    }

    @Test
    void bytesThatSayNothingOfThemselvesTakeNoSignOfLife() throws InterruptedException {
        answer.progress = Progress.CONTENT;
        frames(
                Framing.OPAQUE,
                relay -> {
                    relay.received(Buffer.buffer("sound"));
                    assertThat(relay.takesSignOfLife()).isFalse();
                });
    }

    @Test
    void anErrorStatusIsNoStream() throws InterruptedException {
        answer.progress = Progress.COMPLETE;

        var frames =
                edge.inOneTurn(
                        1000,
                        reply -> {
                            var relay =
                                    new AnswerRelay(
                                            answer,
                                            reply,
                                            AnswerHead.passing(new Answered(400, HEADERS)),
                                            Framing.OPAQUE);
                            relay.received(Buffer.buffer("no"));
                            relay.ended();
                            assertThat(relay.streamed()).isFalse();
                            assertThat(relay.isSuccess()).isFalse();
                            relay.full(DONE);
                        });

        assertThat(frames).containsExactly(new Full(1, 400, HEADERS, Buffer.buffer("no"), DONE));
    }

    private List<Frame> frames(Framing framing, Consumer<AnswerRelay> action) throws InterruptedException {
        return edge.inOneTurn(
                1000,
                reply ->
                        action.accept(
                                new AnswerRelay(
                                        answer, reply, AnswerHead.passing(new Answered(200, HEADERS)), framing)));
    }
}

package io.torouter.router.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.bus.Body;
import io.torouter.bus.Open;
import io.torouter.dialect.Operation;
import io.torouter.router.Heads;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.Test;

class RequestBodyTest {
    @Test
    void aBodyThatCameWholeIsNotCopied() {
        var bytes = Buffer.buffer("whole");
        var body = new RequestBody(open(bytes, 5));

        assertThat(body.isComplete()).isTrue();
        assertThat(body.bytes()).isSameAs(bytes);
    }

    @Test
    void anEmptyBodyIsComplete() {
        assertThat(new RequestBody(open(Buffer.buffer(), 0)).isComplete()).isTrue();
    }

    @Test
    void piecesMakeAWhole() {
        var first = Buffer.buffer("ab");
        var body = new RequestBody(open(first, 6));

        assertThat(body.add(piece(0, "cd"))).isTrue();
        assertThat(body.isComplete()).isFalse();
        assertThat(body.add(piece(1, "ef"))).isTrue();

        assertThat(body.isComplete()).isTrue();
        assertThat(body.bytes()).hasToString("abcdef");
        assertThat(first).hasToString("ab");
    }

    @Test
    void aMissingPieceIsNoticed() {
        var body = new RequestBody(open(Buffer.buffer("ab"), 6));

        assertThat(body.add(piece(1, "ef"))).isFalse();
    }

    @Test
    void aRepeatedPieceIsNoticed() {
        var body = new RequestBody(open(Buffer.buffer("ab"), 6));
        body.add(piece(0, "c"));

        assertThat(body.add(piece(0, "c"))).isFalse();
    }

    @Test
    void moreThanWasPromisedIsNoticed() {
        var body = new RequestBody(open(Buffer.buffer("ab"), 3));

        assertThat(body.add(piece(0, "cd"))).isFalse();
    }

    @Test
    void aPieceAfterTheEndIsNoticedEvenIfEmpty() {
        var body = new RequestBody(open(Buffer.buffer("ab"), 3));
        body.add(piece(0, "c"));

        assertThat(body.add(piece(1, ""))).isFalse();
    }

    private static Open open(Buffer first, int length) {
        return new Open(1, Heads.of(Operation.CHAT_COMPLETIONS, "gpt-5"), first, length, 1000);
    }

    private static Body piece(int sequence, String text) {
        return new Body(1, sequence, Buffer.buffer(text));
    }
}

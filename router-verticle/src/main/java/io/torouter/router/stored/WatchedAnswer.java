package io.torouter.router.stored;

import io.torouter.answer.AnswerStream;
import io.torouter.answer.Output;
import io.torouter.answer.Progress;
import io.torouter.answer.WrappedAnswer;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * An answer that says what it gave out last when it is complete, in the same call in which that is given out: whoever
 * hears it is ahead of the client.
 */
final class WatchedAnswer extends WrappedAnswer {
    private final @Nullable String previous;
    private final Capture capture = new Capture();
    private final Consumer<byte[]> whenComplete;
    private @Nullable Echo echo;
    private Output out = capture;
    private boolean told;

    /**
     * @param previous the response the client is told that its request went on from; null where the upstream says it
     * @param whenComplete takes the last event, or the whole document; empty where it is too long
     */
    WatchedAnswer(AnswerStream answer, @Nullable String previous, Consumer<byte[]> whenComplete) {
        super(answer);
        this.previous = previous;
        this.whenComplete = whenComplete;
    }

    @Override
    public void feed(byte[] array, int from, int to, Output client) {
        answer.feed(array, from, to, over(client));
        settle();
    }

    @Override
    public void end(Output client) {
        answer.end(over(client));
        if (echo != null) {
            echo.end();
        }
        settle();
    }

    /** Once the answer is complete nothing more is of interest. */
    private Output over(Output client) {
        out = client;
        if (told) {
            return client;
        }
        Output both = this::giveOut;
        if (previous == null) {
            return both;
        }
        if (echo == null) {
            echo = new Echo(previous, both);
        }
        return echo;
    }

    private void giveOut(byte[] array, int from, int to) {
        out.write(array, from, to);
        capture.write(array, from, to);
    }

    private void settle() {
        if (told) {
            return;
        }
        if (answer.progress() == Progress.COMPLETE) {
            told = true;
            whenComplete.accept(capture.kept());
            capture.forget();
        } else if (answer.atBoundary()) {
            capture.forget();
        }
    }
}

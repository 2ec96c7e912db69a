package io.torouter.router.check;

import io.torouter.answer.AnswerStream;
import io.torouter.answer.Output;
import io.torouter.answer.Progress;
import io.torouter.answer.WrappedAnswer;

/** An answer that is looked at as it comes and as it leaves, and is otherwise the same. */
final class CheckedAnswer extends WrappedAnswer {
    private final StreamCheck came;
    private final StreamCheck leaves;
    private final Output both = this::giveOut;
    private Output out = both;

    CheckedAnswer(AnswerStream answer, StreamCheck came, StreamCheck leaves) {
        super(answer);
        this.came = came;
        this.leaves = leaves;
    }

    @Override
    public void feed(byte[] array, int from, int to, Output client) {
        came.feed(array, from, to);
        answer.feed(array, from, to, over(client));
    }

    /** A stream that is neither complete nor failed gets its end from the edge, behind all that is seen here. */
    @Override
    public void end(Output client) {
        came.end();
        answer.end(over(client));
        if (answer.progress() == Progress.COMPLETE || answer.progress() == Progress.FAILED) {
            leaves.end();
        }
    }

    private Output over(Output client) {
        out = client;
        return leaves.isRunning() ? both : client;
    }

    private void giveOut(byte[] array, int from, int to) {
        out.write(array, from, to);
        leaves.feed(array, from, to);
    }
}

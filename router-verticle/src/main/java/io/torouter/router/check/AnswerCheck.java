package io.torouter.router.check;

import io.torouter.answer.AnswerStream;
import io.torouter.answer.Framing;
import io.torouter.dialect.Operation;

/** Looks at the answers to one request, or does not. */
public sealed interface AnswerCheck {
    /**
     * The same answer, which passes as it comes.
     *
     * @param served the operation that was asked of the upstream
     */
    AnswerStream passing(AnswerStream answer, Operation served, Framing framing);

    /** The same answer, which is translated. */
    AnswerStream translated(AnswerStream answer, Operation served, Framing came, Framing leaves);

    /** The request is not in the sample. */
    record Unchecked() implements AnswerCheck {
        static final Unchecked INSTANCE = new Unchecked();

        @Override
        public AnswerStream passing(AnswerStream answer, Operation served, Framing framing) {
            return answer;
        }

        @Override
        public AnswerStream translated(AnswerStream answer, Operation served, Framing came, Framing leaves) {
            return answer;
        }
    }

    /**
     * It is.
     *
     * @param client the operation the client called
     */
    record Sampled(Operation client, String requestId, Findings findings) implements AnswerCheck {
        @Override
        public AnswerStream passing(AnswerStream answer, Operation served, Framing framing) {
            return checked(answer, check(served, Subject.Side.UPSTREAM, framing), Framing.OPAQUE);
        }

        @Override
        public AnswerStream translated(AnswerStream answer, Operation served, Framing came, Framing leaves) {
            return checked(answer, check(served, Subject.Side.UPSTREAM, came), leaves);
        }

        private AnswerStream checked(AnswerStream answer, StreamCheck came, Framing leaves) {
            var left = check(client, Subject.Side.CLIENT, leaves);
            return came.isRunning() || left.isRunning() ? new CheckedAnswer(answer, came, left) : answer;
        }

        private StreamCheck check(Operation operation, Subject.Side side, Framing framing) {
            return new StreamCheck(new Subject(operation.dialect(), side), framing, requestId, findings);
        }
    }
}

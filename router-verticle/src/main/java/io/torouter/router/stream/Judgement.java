package io.torouter.router.stream;

import io.torouter.dialect.Operation;
import io.torouter.router.health.Verdict;
import io.torouter.router.health.Verdict.Busy;
import io.torouter.router.health.Verdict.Plain;
import io.torouter.router.metrics.AttemptOutcome;
import io.torouter.router.upstream.FailoverRule;

/** What the end of an attempt tells of its channel. */
final class Judgement {
    private Judgement() {}

    /**
     * @param status of the answer; 0 if there was none
     * @param reading what became of the answer
     * @param waitMillis for how long the upstream asked to wait; 0 if it did not
     */
    record Ended(AttemptOutcome outcome, int status, Reading reading, long waitMillis) {}

    /** Not every upstream counts tokens, so that counting tells nothing. */
    static Verdict of(Ended ended, Operation operation) {
        if (operation.counts()) {
            return Plain.UNKNOWN;
        }
        return switch (ended.outcome()) {
            case COMPLETED, RETURNED_ERROR -> Plain.SERVED;
            case AUTHENTICATION, RATE_LIMITED, SERVER_ERROR -> refused(ended);
            case CONNECT_FAILED, BROKEN, TRUNCATED -> Plain.FAILED;
            case TIMED_OUT -> ended.status() == 408 ? Plain.UNKNOWN : Plain.FAILED;
            case STREAM_ERROR -> failedInside(ended.reading());
            case CANCELLED -> left(ended.reading());
        };
    }

    /**
     * A 403 is no word on the credential alone: vendors say so of a model, a region or a text that they do not serve,
     * so it counts against the model.
     */
    private static Verdict refused(Ended ended) {
        return switch (ended.status()) {
            case 401, 402 -> Plain.DENIED;
            case 409, 425 -> Plain.UNKNOWN;
            case 429, 503, 529 -> waits(ended);
            default -> Plain.FAILED;
        };
    }

    private static Verdict waits(Ended ended) {
        long millis = ended.waitMillis();
        if (millis == 0 && ended.reading() instanceof Rejection rejection) {
            millis = rejection.waitMillis();
        }
        return millis == 0 ? Plain.FAILED : new Busy(millis);
    }

    /** An upstream may say in a stream that the request is wrong. */
    private static Verdict failedInside(Reading reading) {
        var error = reading instanceof AnswerRelay relay ? relay.answer().error() : null;
        boolean wrong = error != null && FailoverRule.of(error.status(), false) == FailoverRule.RETURN;
        return wrong ? Plain.SERVED : Plain.FAILED;
    }

    private static Verdict left(Reading reading) {
        return reading instanceof AnswerRelay relay && relay.committed() ? Plain.SERVED : Plain.UNKNOWN;
    }
}

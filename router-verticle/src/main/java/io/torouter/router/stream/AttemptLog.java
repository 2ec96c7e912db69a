package io.torouter.router.stream;

import io.torouter.bus.AttemptReport;
import io.torouter.bus.RequestHead;
import io.torouter.router.metrics.AttemptOutcome;
import io.torouter.router.upstream.Attempt;
import io.torouter.router.upstream.AttemptListener;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The attempts at one request: at most one is under way; of those that are over there is a report each. An attempt that
 * was begun anew, on another connection, is one attempt.
 */
final class AttemptLog {
    private final RouterParts parts;
    private final RequestHead head;
    private final StreamTimes times;
    private final AttemptListener listener;
    private final List<AttemptReport> reports = new ArrayList<>(1);
    private @Nullable Attempt attempt;
    private Prepared.@Nullable Ready sent;
    private int status;

    /**
     * @param listener hears of each attempt
     */
    AttemptLog(RouterParts parts, RequestHead head, StreamTimes times, AttemptListener listener) {
        this.parts = parts;
        this.head = head;
        this.times = times;
        this.listener = listener;
    }

    void start(Prepared.Ready ready) {
        times.attemptStarted(parts.nanos().getAsLong(), ready.channel().timeouts());
        status = 0;
        var started = new Attempt(ready.channel(), ready.request(), listener);
        parts.load().started(ready.channel(), System.currentTimeMillis());
        parts.health().begun(ready.channel(), ready.request().call().model());
        attempt = started;
        sent = ready;
        started.start(parts.client());
    }

    /** The same once more: nobody has seen the first. */
    void startAgain() {
        var ready = sent();
        parts.load().ended(ready.channel());
        start(ready);
    }

    void answered(int with) {
        status = with;
        if (with < 300) {
            parts.health().answered(sent().channel(), sent().request().call().model());
        }
    }

    /** The one under way; null between two of them, before the first and behind the last. */
    @Nullable Attempt underWay() {
        return attempt;
    }

    /** What was sent last. */
    Prepared.Ready sent() {
        if (sent == null) {
            throw new IllegalStateException("no attempt was made");
        }
        return sent;
    }

    /** What was sent last; null if nothing was. */
    Prepared.@Nullable Ready last() {
        return sent;
    }

    /**
     * Ends the one under way, if any.
     *
     * @param reading what became of its answer
     */
    void end(AttemptOutcome outcome, Reading reading) {
        var ending = attempt;
        if (ending == null) {
            return;
        }
        attempt = null;
        ending.cancel();
        parts.load().ended(ending.channel());
        var verdict =
                Judgement.of(new Judgement.Ended(outcome, status, reading, ending.waitMillis()), head.operation());
        parts.health().ended(ending.channel(), sent().request().call().model(), verdict);
        reports.add(report(ending, outcome, reading));
        parts.metrics().attempt(ending.channel().id(), outcome);
        if (sent().carriage() instanceof Carriage.Translating(var answers)) {
            parts.metrics().translation(head.operation().dialect(), answers.upstream().dialect(), outcome);
        }
    }

    private AttemptReport report(Attempt ending, AttemptOutcome outcome, Reading reading) {
        var answer = reading instanceof AnswerRelay relay && head.operation().usesTokens() ? relay.answer() : null;
        return new AttemptReport(
                ending.channel().id(),
                sent().request().call().model(),
                status,
                outcome.label(),
                times.attemptStartMicros(),
                times.firstByteMicros(),
                times.attemptMicros(parts.nanos().getAsLong()),
                answer == null ? Usage.NONE : answer.usage(),
                answer != null && answer.usageReported(),
                ending.upstreamRequestId());
    }

    /** Of those that are over, in order. */
    List<AttemptReport> reports() {
        return reports;
    }
}

package io.torouter.router.stream;

import io.torouter.answer.Progress;
import io.torouter.bus.Body;
import io.torouter.bus.Headers;
import io.torouter.bus.Open;
import io.torouter.bus.Outcome;
import io.torouter.bus.RequestHead;
import io.torouter.bus.Settlement;
import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.torouter.router.metrics.AttemptOutcome;
import io.torouter.router.stored.Recalled;
import io.torouter.router.upstream.Attempt;
import io.torouter.router.upstream.AttemptListener;
import io.torouter.router.upstream.FailoverRule;
import io.torouter.snapshot.Snapshot;
import io.vertx.core.buffer.Buffer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request, from its {@link Open} frame to its last. Confined to the router's event loop.
 *
 * <pre>
 * receiving body → recalling → attempting ⇄ (next channel) → committed → over
 * </pre>
 *
 * Until the commit a failed attempt is followed by one at another channel; after it the stream ends the way the attempt
 * ends. {@link #clientLeft} and {@link #cancel} are possible in every state.
 */
public final class RoutedStream implements AttemptListener {
    private static final Logger LOG = LoggerFactory.getLogger(RoutedStream.class);

    private final RouterParts parts;
    private final RequestHead head;
    private final Reply reply;
    private final Runnable onOver;
    private final RequestBody body;
    private final StreamTimes times;
    private final AttemptLog attempts;
    private @Nullable NextAttempt upcoming;
    private Reading reading = NothingYet.INSTANCE;
    private @Nullable Rejection lastRejection;
    private boolean retriedStale;
    private boolean over;

    /** Not among the times, so that a look which comes too early fetches nothing but this object. */
    private long restsUntilNanos;

    /**
     * @param onOver called once, when nothing more will be sent or received for the stream
     */
    public RoutedStream(RouterParts parts, String edge, Open open, Runnable onOver) {
        this.parts = parts;
        this.head = open.head();
        this.reply = new Reply(parts.outbox(), edge, open.stream(), open.credit());
        this.onOver = onOver;
        this.body = new RequestBody(open);
        this.restsUntilNanos = parts.nanos().getAsLong();
        this.times = new StreamTimes(restsUntilNanos);
        this.attempts = new AttemptLog(parts, head, times, new Guarded(this));
        parts.node().inFlight().incrementAndGet();
    }

    public void open() {
        if (body.isComplete()) {
            begin();
        }
    }

    public void body(Body piece) {
        if (!body.add(piece)) {
            fail(new GatewayError(ErrorCode.INTERNAL, "a part of the request was lost between two nodes"), true);
        } else if (body.isComplete()) {
            begin();
        } else {
            reply.creditBody(piece.bytes().length());
        }
    }

    public void credit(int bytes) {
        reply.grant(bytes);
        var attempt = attempts.underWay();
        if (attempt != null && attempt.isPaused() && !reply.isStarved()) {
            times.received();
            attempt.resume();
        }
    }

    /** The client has left: its edge still wants to know what was used. */
    public void clientLeft() {
        if (!over) {
            attempts.end(AttemptOutcome.CANCELLED, reading);
            reply.settled(settlement(Outcome.CANCELLED));
            over();
        }
    }

    /** Nobody hears of the stream any more. */
    public void cancel() {
        if (!over) {
            attempts.end(AttemptOutcome.CANCELLED, reading);
            over();
        }
    }

    /** A fault of our own, which no other channel would mend: the client is told and nothing stays behind. */
    public void crashed(RuntimeException fault) {
        LOG.error("request {} met a fault of the gateway", head.requestId(), fault);
        abort(new GatewayError(ErrorCode.INTERNAL, "the gateway failed on this request"), Outcome.INTERNAL_ERROR);
    }

    /** Nothing was heard of the edge for too long; should it live after all, it must not wait for this answer. */
    public void edgeLost() {
        abort(new GatewayError(ErrorCode.STREAM_BROKEN, "the router lost sight of the edge"), Outcome.ROUTER_LOST);
    }

    private void abort(GatewayError error, Outcome outcome) {
        if (!over) {
            attempts.end(AttemptOutcome.CANCELLED, reading);
            reply.fail(error, false, settlement(outcome));
            over();
        }
    }

    private void begin() {
        parts.recollection().recall(head, body.bytes(), parts.catalog().get()).onSuccess(this::recalled);
    }

    /** What is stored of what the request refers to is known. */
    private void recalled(Recalled recalled) {
        if (over) {
            return;
        }
        try {
            switch (recalled) {
                case Recalled.Sent sent -> send(sent, parts.catalog().get());
                case Recalled.Told(var document) -> whole(Answered.DOCUMENT, document, Outcome.COMPLETED);
                case Recalled.Refused(var error) -> fail(error, false);
            }
        } catch (RuntimeException fault) {
            crashed(fault);
        }
    }

    private void send(Recalled.Sent request, Snapshot catalog) {
        switch (Eligibility.of(catalog, request.head(), parts.halves()).only(request.channel())) {
            case Eligibility.Served served -> {
                upcoming = new NextAttempt(parts, new Asked(request, catalog, served), served);
                tryNext(upcoming, null);
            }
            case Eligibility.Unserved(var error) -> fail(error, false);
        }
    }

    /** {@code why} the attempt before failed is null for the first. */
    private void tryNext(NextAttempt among, @Nullable AttemptOutcome why) {
        long nowMillis = System.currentTimeMillis();
        var ready = times.isOverTotal(parts.nanos().getAsLong()) ? null : among.next(nowMillis);
        if (ready == null) {
            exhausted(among);
        } else {
            if (why != null) {
                parts.metrics().failover(why);
            }
            start(ready);
        }
    }

    private void start(Prepared.Ready ready) {
        reading = NothingYet.INSTANCE;
        attempts.start(ready);
    }

    private void exhausted(NextAttempt among) {
        var refusal = among.refusal();
        boolean unknown = head.operation().counts() && lastRejection != null && lastRejection.missesTheModel();
        if (head.operation().counts() && !unknown) {
            among.estimate()
                    .onComplete(
                            it -> whole(it.answered(), it.body(), Outcome.COMPLETED),
                            cause -> fail(Estimates.error(cause), false));
        } else if (refusal != null) {
            fail(refusal, false);
        } else if (lastRejection != null
                && (unknown || Exhaustion.passesOn(among.attempts(), lastRejection.answered()))) {
            var told = lastRejection.told();
            whole(told.answered(), told.body(), Outcome.UPSTREAM_ERROR);
        } else {
            boolean untried = among.attempts() == 0;
            fail(
                    untried ? among.standstill() : Exhaustion.error(among.attempts(), times.timedOut(), lastRejection),
                    untried);
        }
    }

    private void whole(Answered answered, Buffer whole, Outcome outcome) {
        if (!over) {
            reply.full(answered.status(), answered.headers(), whole, settlement(outcome));
            over();
        }
    }

    @Override
    public void answered(int status, Headers headers) {
        times.answered(parts.nanos().getAsLong());
        attempts.answered(status);
        var answered = new Answered(status, headers);
        if (!answered.isSuccess() && answered.rule(head) == FailoverRule.NEXT) {
            reading = new Rejection(answered, attempts.sent().carriage());
        } else {
            var named = parts.channelHeaders() ? answered.named(attempts.sent().channel(), tried()) : answered;
            reading = new AnswerChoice(reply, parts.bytes(), parts.checks().of(head)).relay(attempts.sent(), named);
        }
    }

    @Override
    public void received(Buffer bytes) {
        times.received();
        reading.received(bytes);
        if (reading instanceof AnswerRelay relay) {
            afterReceiving(relay);
        }
    }

    private void afterReceiving(AnswerRelay relay) {
        if (times.isBeginning() && (relay.committed() || !relay.streamed())) {
            times.meaningful(parts.nanos().getAsLong());
        }
        if (!relay.committed() && relay.answer().progress() == Progress.FAILED) {
            failedInside(relay);
        } else if (relay.committed() && reply.isStarved()) {
            pause(attempts.underWay());
        }
    }

    private static void pause(@Nullable Attempt attempt) {
        if (attempt != null) {
            attempt.pause();
        }
    }

    /** The upstream said in a 200 answer that it failed, before anything meaningful came. */
    private void failedInside(AnswerRelay relay) {
        var error = relay.answer().error();
        int status = error == null ? 500 : error.status();
        if (FailoverRule.of(status, false) == FailoverRule.NEXT) {
            next(AttemptOutcome.STREAM_ERROR);
        } else {
            relay.commit();
        }
    }

    @Override
    public void ended() {
        switch (reading) {
            case AnswerRelay relay -> answerEnded(relay);
            case Rejection rejection -> rejected(rejection);
            case NothingYet _ -> throw new IllegalStateException("an end before a head");
        }
    }

    private void rejected(Rejection rejection) {
        lastRejection = rejection;
        next(AttemptOutcome.ofStatus(rejection.answered().status()));
    }

    private void answerEnded(AnswerRelay relay) {
        relay.ended();
        switch (relay.answer().progress()) {
            case COMPLETE -> complete(relay);
            case FAILED -> endedFailed(relay);
            case PREAMBLE, CONTENT -> broken(AttemptOutcome.TRUNCATED, "the upstream ended its answer too early");
        }
    }

    private void complete(AnswerRelay relay) {
        boolean success = relay.isSuccess();
        attempts.end(success ? AttemptOutcome.COMPLETED : AttemptOutcome.RETURNED_ERROR, reading);
        finish(relay, settlement(success ? Outcome.COMPLETED : Outcome.UPSTREAM_ERROR));
    }

    private void endedFailed(AnswerRelay relay) {
        if (relay.committed()) {
            attempts.end(AttemptOutcome.STREAM_ERROR, reading);
            finish(relay, settlement(Outcome.UPSTREAM_ERROR));
        } else {
            failedInside(relay);
            if (relay.committed()) {
                endedFailed(relay);
            }
        }
    }

    private void finish(AnswerRelay relay, Settlement settlement) {
        if (relay.committed()) {
            reply.end(settlement);
        } else {
            relay.full(settlement);
        }
        over();
    }

    @Override
    public void failed(Throwable cause) {
        boolean young = times.isYoung(parts.nanos().getAsLong());
        if (young && !retriedStale && UpstreamFault.mayBeStale(reading, cause)) {
            retryStale();
        } else {
            broken(UpstreamFault.outcome(reading, cause), UpstreamFault.describe(cause));
        }
    }

    /** A kept-alive connection was closed under the request before a byte of an answer: that is nobody's failure. */
    private void retryStale() {
        retriedStale = true;
        reading = NothingYet.INSTANCE;
        attempts.startAgain();
    }

    private void broken(AttemptOutcome outcome, String what) {
        if (reading instanceof AnswerRelay relay && relay.committed()) {
            var ended = outcome == AttemptOutcome.TIMED_OUT ? Outcome.TIMED_OUT : Outcome.TRUNCATED;
            var code = outcome == AttemptOutcome.TIMED_OUT ? ErrorCode.TIMED_OUT : ErrorCode.STREAM_BROKEN;
            attempts.end(outcome, reading);
            relay.endOpenEvent();
            reply.fail(new GatewayError(code, what), false, settlement(ended));
            over();
        } else {
            next(outcome);
        }
    }

    private void next(AttemptOutcome why) {
        times.ended(why);
        attempts.end(why, reading);
        if (upcoming != null) {
            tryNext(upcoming, why);
        }
    }

    /** Looks at the clock where it is time to; called every {@link StreamTimes#TICK_MILLIS}. */
    public void tick(long nowNanos) {
        if (over || nowNanos - restsUntilNanos < 0) {
            return;
        }
        if (reading instanceof AnswerRelay relay && relay.committed()) {
            restsUntilNanos = nowNanos + times.rest(parts.keepAliveComment());
        }
        times.look(nowNanos);
        var attempt = attempts.underWay();
        boolean edgeIsDue = attempt == null || attempt.isPaused();
        var expired = edgeIsDue ? times.expiredTotal(nowNanos) : times.expired(nowNanos);
        if (expired != null) {
            timedOut(expired);
        } else if (!edgeIsDue && reading instanceof AnswerRelay relay && relay.streamed()) {
            new KeepAlive(times, reply, parts.keepAliveComment(), head.operation().dialect()).look(relay, nowNanos);
        }
    }

    private void timedOut(String what) {
        if (attempts.underWay() == null) {
            times.ended(AttemptOutcome.TIMED_OUT);
            fail(new GatewayError(ErrorCode.TIMED_OUT, what), false);
        } else {
            broken(AttemptOutcome.TIMED_OUT, what);
        }
    }

    private void fail(GatewayError error, boolean retryable) {
        if (over) {
            return;
        }
        attempts.end(AttemptOutcome.CANCELLED, reading);
        var outcome = times.timedOut() ? Outcome.TIMED_OUT : Outcome.REFUSED;
        reply.fail(error, retryable, settlement(tried() > 0 && !times.timedOut() ? Outcome.UPSTREAM_ERROR : outcome));
        over();
    }

    private int tried() {
        return upcoming == null ? 0 : upcoming.attempts();
    }

    private Settlement settlement(Outcome outcome) {
        return new Settling(head, times, upcoming).of(outcome, attempts, reading);
    }

    private void over() {
        if (!over) {
            over = true;
            parts.node().inFlight().decrementAndGet();
            onOver.run();
        }
    }
}

package io.torouter.router.probe;

import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;
import io.torouter.probe.Check;
import io.torouter.probe.CheckResult;
import io.torouter.router.stream.Targets;
import io.torouter.router.upstream.Attempt;
import io.torouter.router.upstream.UpstreamClient;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.Modality;
import io.torouter.snapshot.Snapshot;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.grid.DocumentTranslation;
import io.torouter.translation.grid.Halves;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Makes the calls of tests. Confined to the event loop of its client.
 *
 * @param nanos a monotonic clock
 */
record Probe(Vertx vertx, UpstreamClient client, Halves halves, Targets targets, LongSupplier nanos) {
    /** What is tested, as it was when the question came. */
    record Subject(Snapshot snapshot, Channel channel, String model, int timeoutMillis) {}

    /**
     * @return fails only for a fault of our own
     */
    Future<CheckResult> run(Check check, Subject subject) {
        var operation = operation(check, subject);
        if (operation == null) {
            return Future.succeededFuture(unasked(check, Finding.Plain.NOT_TRIED));
        }
        var dialect = dialect(operation, subject.channel());
        if (dialect == null) {
            var finding =
                    operation.counts()
                            ? Finding.Plain.ESTIMATED
                            : new Finding.Unsayable("it speaks no dialect that can be written");
            return Future.succeededFuture(unasked(check, finding));
        }
        try {
            var target = targets.of(subject.snapshot(), subject.channel(), dialect, subject.model());
            var written = new CheckRequest.Writing(halves, dialect, target);
            return call(check, subject, written.of(check, operation));
        } catch (Untranslatable why) {
            return Future.succeededFuture(unasked(check, new Finding.Unsayable(String.valueOf(why.getMessage()))));
        }
    }

    /** What a client would ask; null where the model is known to be made for something else. */
    private static @Nullable Operation operation(Check check, Subject subject) {
        var model = subject.snapshot().model(subject.model());
        var output = model == null ? Set.<Modality>of() : model.card().output();
        if (output.isEmpty() || output.contains(Modality.TEXT)) {
            return check == Check.COUNT_TOKENS ? Operation.MESSAGES_COUNT_TOKENS : Operation.CHAT_COMPLETIONS;
        }
        return check == Check.CALL && output.contains(Modality.EMBEDDINGS) ? Operation.EMBEDDINGS : null;
    }

    /** The first that the channel speaks and that can say it; null where there is none. */
    private @Nullable Dialect dialect(Operation operation, Channel channel) {
        var documents = new DocumentTranslation(halves);
        return Arrays.stream(Dialect.values())
                .filter(channel.dialects()::contains)
                .filter(dialect -> operation.generates() ? halves.has(dialect) : documents.serves(operation, dialect))
                .findFirst()
                .orElse(null);
    }

    private static CheckResult unasked(Check check, Finding finding) {
        return result(check, finding, new CheckResult.Timing("", 0, CheckResult.NEVER, 0), "");
    }

    private static CheckResult result(Check check, Finding finding, CheckResult.Timing timing, String credential) {
        var said = Said.plain(finding.said(), credential);
        var detail = finding.text() + (said.isEmpty() ? "" : ": " + said);
        return new CheckResult(check, finding.isFine(), finding.code(), detail, said, timing);
    }

    private Future<CheckResult> call(Check check, Subject subject, CheckRequest asked) {
        long start = nanos.getAsLong();
        var heard = new CheckCall(asked.answers(), nanos);
        var attempt = new Attempt(subject.channel(), asked.request(), heard);
        long timer = vertx.setTimer(subject.timeoutMillis(), _ -> heard.over().tryFail(new Late()));
        attempt.start(client);
        var upstream = asked.answers().upstream().dialect();
        return heard.over()
                .future()
                .map(seen -> Judge.of(check, upstream, seen))
                .recover(cause -> found(cause, heard, subject.timeoutMillis()))
                .onComplete(_ -> {
                    vertx.cancelTimer(timer);
                    attempt.cancel();
                })
                .map(finding ->
                        result(check, finding, timing(upstream, heard, start), subject.channel().credential().text()));
    }

    private static Future<Finding> found(Throwable cause, CheckCall heard, int timeoutMillis) {
        return switch (cause) {
            case CheckCall.Broken broken -> Future.failedFuture(broken);
            case CheckCall.TooLong tooLong ->
                    Future.succeededFuture(new Finding.Unreadable(String.valueOf(tooLong.getMessage())));
            case Late _ -> Future.succeededFuture(new Finding.TimedOut(heard.status() > 0, timeoutMillis));
            default -> Future.succeededFuture(unreachable(cause));
        };
    }

    /** What the library says of host names and refused connections repeats what the finding says. */
    private static Finding unreachable(Throwable cause) {
        var fault = Fault.of(cause);
        var why =
                switch (fault) {
                    case TLS, BROKEN -> Objects.requireNonNullElse(cause.getMessage(), "");
                    case UNKNOWN_HOST, OUT_OF_REACH, CONNECTION_REFUSED, CONNECT_TIMED_OUT, CLOSED -> "";
                };
        return new Finding.Unreachable(fault, why);
    }

    private CheckResult.Timing timing(Dialect upstream, CheckCall heard, long start) {
        int total = millis(nanos.getAsLong() - start);
        int firstByte = heard.status() > 0 ? millis(heard.answeredNanos() - start) : CheckResult.NEVER;
        return new CheckResult.Timing(upstream.id(), heard.status(), firstByte, total);
    }

    private static int millis(long nanos) {
        return (int) TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    /** The time for the test is over. */
    private static final class Late extends RuntimeException {
        private static final long serialVersionUID = 1;

        Late() {
            super("too late", null, false, false);
        }
    }
}

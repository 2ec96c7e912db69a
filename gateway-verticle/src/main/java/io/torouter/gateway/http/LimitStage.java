package io.torouter.gateway.http;

import io.torouter.bus.RequestHead;
import io.torouter.error.GatewayError;
import io.torouter.gateway.access.Admission;
import io.torouter.gateway.limits.Decision;
import io.torouter.gateway.limits.Forecast;
import io.torouter.gateway.limits.LimitDesk;
import io.torouter.gateway.limits.LimitHeaders;
import io.torouter.gateway.limits.Payers;
import io.torouter.gateway.limits.Reservation;
import io.torouter.gateway.stream.Answers;
import io.torouter.gateway.stream.EdgeStreams;
import io.torouter.gateway.stream.Exchange;
import io.torouter.ledger.LedgerRow;
import io.torouter.snapshot.Snapshot;
import io.torouter.usage.Usage;
import io.vertx.core.buffer.Buffer;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * Between a request that is understood and its way to a router: whether its key and its account have enough left for
 * it. Confined to the edge's event loop.
 */
final class LimitStage {
    /** Of text, in the languages that need the most of them. */
    private static final int BYTES_PER_TOKEN = 4;

    /** More bytes than that are pictures or sound. */
    private static final long MOST_INPUT = 200_000;

    private static final Payers NOBODY = new Payers(null, null);

    private final Supplier<Snapshot> catalog;
    private final LimitDesk desk;
    private final EdgeStreams streams;
    private final Answers answers;

    /**
     * A request that is ready to go.
     *
     * @param maxOutput how many tokens its answer may have; 0 where it does not say
     */
    record Ready(
            Exchange exchange,
            Admission.Admitted admitted,
            RequestHead head,
            Buffer body,
            long maxOutput,
            Runnable release) {}

    LimitStage(Supplier<Snapshot> catalog, LimitDesk desk, EdgeStreams streams, Answers answers) {
        this.catalog = catalog;
        this.desk = desk;
        this.streams = streams;
        this.answers = answers;
    }

    /** Sends the request on its way, or refuses it; at once or when the book of limits has answered. */
    void pass(Ready request) {
        var payers = payers(request.admitted());
        if (payers.areNone() || request.head().model().isEmpty()) {
            dispatch(request);
            return;
        }
        long input = Math.min(request.body().length() / BYTES_PER_TOKEN + 1, MOST_INPUT);
        var expected = new Usage(input, 0, 0, output(request, payers), 0);
        long nanos = payers.countMoney() ? price(request, expected) : 0;
        payers.reserve(input + expected.output(), nanos, decision -> decided(request, decision));
    }

    /** As much as the request allows, else as much as the longest answer of late; never more than the model can say. */
    private long output(Ready request, Payers payers) {
        long likely = request.maxOutput() > 0 ? request.maxOutput() : payers.expectedOutput();
        var lead = request.admitted().group().lead(request.head().model());
        var model = lead == null ? null : catalog.get().model(lead.model());
        return model == null || model.maxOutput() == 0 ? likely : Math.min(likely, model.maxOutput());
    }

    private Payers payers(Admission.Admitted admitted) {
        var limits = admitted.limits();
        var account = admitted.account();
        var credit = account == null ? null : account.creditNanos();
        return limits.isNone() && credit == null
                ? NOBODY
                : new Payers(
                        limits.isNone() ? null : desk.of(admitted.key().id(), limits),
                        account == null || credit == null ? null : desk.ofAccount(account.id(), credit));
    }

    private long price(Ready request, Usage expected) {
        return Forecast.of(catalog.get(), request.admitted().group(), request.head().model(), expected);
    }

    private void dispatch(Ready request) {
        streams.dispatch(request.exchange(), request.head(), request.body(), request.release());
    }

    /** Whoever asked the book is not there any more to see what fails. */
    private void decided(Ready request, Decision decision) {
        try {
            proceed(request, decision);
        } catch (RuntimeException fault) {
            answers.crashed(request.exchange(), fault);
        }
    }

    private void proceed(Ready request, Decision decision) {
        var exchange = request.exchange();
        var response = exchange.request().response();
        LimitHeaders.write(response.headers(), exchange.surface(), decision.standing(), Instant.now());
        switch (decision) {
            case Decision.Refused(var error, _) -> {
                request.release().run();
                answers.refuse(exchange, error);
            }
            case Decision.Admitted(var reservation, _) -> {
                reservation.begin();
                exchange.settledBy(ending -> settle(reservation, ending.bill()));
                if (response.closed()) {
                    request.release().run();
                    answers.abandoned(exchange);
                } else {
                    dispatch(request);
                }
            }
        }
    }

    private static void settle(Reservation reservation, Exchange.@Nullable Bill bill) {
        var charge = bill == null ? LedgerRow.Charge.NOTHING : bill.charge();
        var usage = charge.usage();
        reservation.settle(usage.totalInput() + usage.totalOutput(), usage.totalOutput(), charge.cost().total());
    }

    /** Null unless a moment ago a limit was in the way that lasts: it goes before what the body asks for. */
    @Nullable GatewayError refusedAlready(Admission.Admitted admitted) {
        var refused = payers(admitted).refusedAlready();
        return refused == null ? null : refused.error();
    }
}

package io.torouter.gateway.http;

import io.torouter.gateway.access.Admission;
import io.torouter.gateway.ledger.KeyUsages;
import io.torouter.gateway.limits.LimitDesk;
import io.torouter.gateway.stream.Answers;
import io.torouter.gateway.stream.Exchange;
import io.torouter.ledger.KeyUsage;
import io.torouter.limits.Limit;
import io.torouter.limits.LimitState;
import io.torouter.limits.Limits;
import io.torouter.limits.Meter;
import io.torouter.limits.Subject;
import io.vertx.core.Future;
import io.vertx.core.Promise;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Tells keys what they are, what they may use and what they have used, as far as book and ledger say. Confined to the
 * edge's event loop.
 */
final class OwnKey {
    private final LimitDesk desk;
    private final KeyUsages usages;
    private final Answers answers;

    /**
     * What is known of a key.
     *
     * @param usage null where nobody can say
     * @param meters of its limits; null where nobody can say
     * @param balance of its account; null where that does not pay in advance, or nobody can say
     */
    record Known(
            Admission.Admitted key, @Nullable KeyUsage usage, @Nullable List<Meter> meters, @Nullable Meter balance) {}

    OwnKey(LimitDesk desk, KeyUsages usages, Answers answers) {
        this.desk = desk;
        this.usages = usages;
        this.answers = answers;
    }

    void answer(Exchange exchange, Admission.Admitted admitted, Target.OwnKey.Form form) {
        exchange.admitted(admitted.key());
        var usage = usages.of(admitted.key().id());
        var meters = meters(admitted);
        var balance = balance(admitted);
        Future.join(usage, meters, balance)
                .onComplete(_ ->
                        tell(exchange, new Known(admitted, usage.result(), meters.result(), balance.result()), form));
    }

    private Future<@Nullable List<Meter>> meters(Admission.Admitted admitted) {
        var limits = admitted.limits();
        return limits.isNone()
                ? Future.succeededFuture(List.of())
                : meters(new Subject.Key(admitted.key().id()), limits);
    }

    private Future<@Nullable Meter> balance(Admission.Admitted admitted) {
        var account = admitted.account();
        var credit = account == null ? null : account.creditNanos();
        return account == null || credit == null
                ? Future.succeededFuture()
                : meters(new Subject.Account(account.id()), Limits.ofCredit(credit))
                        .map(meters ->
                                meters == null ? null : new Meter(Limit.SPEND, credit, meters.getFirst().used()));
    }

    private Future<@Nullable List<Meter>> meters(Subject subject, Limits limits) {
        var told = Promise.<@Nullable List<Meter>>promise();
        desk.look(subject, limits, state -> told.complete(meters(state, limits)));
        return told.future();
    }

    private static @Nullable List<Meter> meters(@Nullable LimitState state, Limits limits) {
        return state == null ? null : Meter.of(state, limits, System.currentTimeMillis());
    }

    private void tell(Exchange exchange, Known known, Target.OwnKey.Form form) {
        try {
            answers.document(
                    exchange,
                    switch (form) {
                        case OURS -> OwnKeyAnswer.render(known);
                        case OPENROUTER -> OpenRouterKeyAnswer.render(known);
                    });
        } catch (RuntimeException fault) {
            answers.crashed(exchange, fault);
        }
    }
}

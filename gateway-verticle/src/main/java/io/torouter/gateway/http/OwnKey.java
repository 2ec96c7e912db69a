package io.torouter.gateway.http;

import io.torouter.gateway.access.Admission;
import io.torouter.gateway.ledger.KeyUsages;
import io.torouter.gateway.limits.LimitDesk;
import io.torouter.gateway.stream.Answers;
import io.torouter.gateway.stream.Exchange;
import io.torouter.ledger.KeyUsage;
import io.torouter.limits.LimitState;
import io.torouter.limits.Limits;
import io.torouter.limits.Meter;
import io.torouter.limits.Subject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

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
        usages.of(admitted.key().id())
                .onComplete(usage ->
                        meters(
                                admitted,
                                meters ->
                                        balance(
                                                admitted,
                                                balance ->
                                                        tell(
                                                                exchange,
                                                                new Known(admitted, usage.result(), meters, balance),
                                                                form))));
    }

    private void meters(Admission.Admitted admitted, Consumer<@Nullable List<Meter>> then) {
        var limits = admitted.limits();
        if (limits.isNone()) {
            then.accept(List.of());
        } else {
            desk.look(new Subject.Key(admitted.key().id()), limits, state -> then.accept(meters(state, limits)));
        }
    }

    private void balance(Admission.Admitted admitted, Consumer<@Nullable Meter> then) {
        var account = admitted.account();
        var credit = account == null ? null : account.creditNanos();
        if (account == null || credit == null) {
            then.accept(null);
        } else {
            var limits = Limits.ofCredit(credit);
            desk.look(
                    new Subject.Account(account.id()),
                    limits,
                    state -> {
                        var meters = meters(state, limits);
                        then.accept(
                                meters == null
                                        ? null
                                        : new Meter(meters.getFirst().limit(), credit, meters.getFirst().used()));
                    });
        }
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

package io.torouter.gateway.limits;

import io.torouter.limits.Amounts;
import io.torouter.limits.Claim;
import io.torouter.limits.Grant;
import io.torouter.limits.Limits;
import io.torouter.limits.Standing;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What an edge instance holds of the limits of one key or account, and what it knows of them. A value: each of its
 * methods that says what happened gives the next. Moments are those of the desk's clock.
 *
 * @param closed whether nothing is granted, however much may be spent
 * @param said how it stands, as the book saw it
 * @param refusal null where nothing was refused of late
 */
record LeaseState(
        Limits limits, boolean closed, Holding holding, Dialogue dialogue, Standing said, @Nullable Refusal refusal) {
    /** Well before {@link io.torouter.limits.LimitState#LEASE_MILLIS}. */
    private static final long RENEWAL_MILLIS = 4_000;

    private static final long FORGOTTEN_MILLIS = 60_000;

    static final LeaseState NEW =
            new LeaseState(Limits.NONE, false, Holding.NOTHING, Dialogue.NEW, Standing.UNLIMITED, null);

    /** What was given ahead under other limits is not used. */
    LeaseState under(Limits current, boolean isClosed) {
        if (limits.equals(current)) {
            return closed == isClosed ? this : new LeaseState(limits, isClosed, holding, dialogue, said, refusal);
        }
        return new LeaseState(current, isClosed, holding.withAhead(Amounts.NONE), dialogue, said, null);
    }

    /** What is limited is never free of charge: where nothing is left, nothing goes through. */
    Amounts need(long tokens, long nanos) {
        return new Amounts(
                1,
                limits.tokensPerMinute() > 0 ? Math.max(1, tokens) : 0,
                limits.spendNanos() > 0 ? Math.max(1, nanos) : 0,
                limits.concurrency() > 0 ? 1 : 0);
    }

    /** Whether a request can be admitted without asking. */
    boolean covers(Amounts need) {
        return dialogue.rests() && holding.covers(need);
    }

    /** A request came. */
    LeaseState touched(long now) {
        return with(dialogue.touched(now));
    }

    /** It has to wait for the book. */
    LeaseState waitsFor(Amounts need) {
        return with(dialogue.withShape(need));
    }

    /** It was admitted from what is ahead. */
    LeaseState taken(Amounts need) {
        return with(holding.taken(need));
    }

    /** It was admitted by the book. */
    LeaseState reserved(Amounts given) {
        return with(holding.reserved(given));
    }

    /** It was refused by the book. */
    LeaseState refused(Refusal last) {
        return new LeaseState(limits, closed, holding, dialogue, said, last);
    }

    /** It begins. */
    LeaseState begun(Amounts held) {
        return with(holding.begun(held));
    }

    /** It is over: what it held may be what another was refused for want of. */
    LeaseState over(Amounts held, Amounts truth) {
        var lasting = refusal != null && refusal.lasts() ? refusal : null;
        return new LeaseState(limits, closed, holding.over(held, truth), dialogue, said, lasting);
    }

    /** A claim goes out: only what is under way is kept. */
    LeaseState asking(long now) {
        var untold = dialogue.report().confirmed() ? Amounts.NONE : holding.used();
        return new LeaseState(
                limits,
                closed,
                new Holding(Amounts.NONE, holding.underWay(), untold),
                dialogue.asking(now, holding.used()),
                said,
                refusal);
    }

    /** What goes out then. */
    Claim claim(String holder, List<Amounts> needs) {
        var report = dialogue.report();
        return new Claim(
                holder, report.sequence(), limits, report.told(), holding.underWay(), needs, dialogue.wanted());
    }

    /** The last claim: keeps nothing. */
    Claim lastClaim(String holder) {
        var report = dialogue.report().next(holding.used());
        return new Claim(holder, report.sequence(), limits, report.told(), Amounts.NONE, List.of(), Amounts.NONE);
    }

    /** The book has answered. */
    LeaseState answered(Grant grant) {
        return new LeaseState(
                limits,
                closed,
                holding.withAhead(grant.spare()),
                dialogue.answered(grant.spare()),
                grant.standing(),
                refusal);
    }

    /** All who waited for the answer, or for none, have heard of it. */
    LeaseState rested() {
        return with(dialogue.rested());
    }

    /** Something is free that others may wait for, and the book has to hear of it after the claim that is under way. */
    LeaseState askingAgain() {
        return with(dialogue.askingAgain());
    }

    /** Why any request is refused, by what the book said a moment ago; null where it has to be asked. */
    @Nullable Refusal lasting(long now) {
        return refusal != null && refusal.holds(now) && refusal.lasts() ? refusal : null;
    }

    /** Why a request is refused, by what the book said a moment ago; null where it has to be asked. */
    @Nullable Refusal known(long now, Amounts need) {
        return refusal != null && refusal.holds(now) && need.covers(refusal.need()) ? refusal : null;
    }

    /** What is ahead is left too. */
    Standing standing() {
        var ahead = holding.ahead();
        return new Standing(more(said.requests(), ahead.requests()), more(said.tokens(), ahead.tokens()));
    }

    private static Standing.Count more(Standing.Count count, long left) {
        return left == 0 || count.limit() == 0
                ? count
                : new Standing.Count(count.limit(), count.left() + left, count.resetMillis());
    }

    /** Whether what is ahead of nothing has to go back, or what is held to be renewed. */
    boolean isDue(long now) {
        boolean idle = !holding.ahead().isNone() && dialogue.isPaused(now);
        boolean due = !holding.underWay().isNone() && now - dialogue.askedAt() >= RENEWAL_MILLIS;
        return idle || due;
    }

    /** Whether nothing would be lost if it were forgotten. */
    boolean isOver(long now) {
        boolean told = holding.isNothing() && dialogue.report().confirmed() && dialogue.rests();
        return told && now - dialogue.touchedAt() >= FORGOTTEN_MILLIS;
    }

    private LeaseState with(Holding next) {
        return new LeaseState(limits, closed, next, dialogue, said, refusal);
    }

    private LeaseState with(Dialogue next) {
        return new LeaseState(limits, closed, holding, next, said, refusal);
    }
}

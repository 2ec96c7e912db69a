package io.torouter.limits;

import java.util.ArrayList;

/** One claim being answered: takes what it gives off what is free. */
final class Granting {
    /**
     * Limits are counted in so many parts: one is the grain of the windows, and one is what all holders together may
     * have ahead. Both lie on the side of caution, so a limit is met to 1 % of it from below.
     */
    static final long PARTS = 200;

    /** The share of one holder in what is left: when little is left, little is given ahead, and then nothing. */
    private static final long SHARE = 4;

    private static final long MOST_AHEAD = 64;

    /** When leases are in the way: as soon as an answer may have ended. */
    private static final long SOON_MILLIS = 1_000;

    private static final Limit[] LIMITS = Limit.values();

    private final LimitState state;
    private final Claim claim;
    private Amounts leased;
    private Amounts given = Amounts.NONE;

    Granting(LimitState state, Claim claim) {
        this.state = state.with(claim.holder(), lease(state, claim, claim.kept()));
        this.claim = claim;
        this.leased = this.state.leased();
    }

    /** May be negative. */
    private long free(Limit limit) {
        return limit.of(claim.limits()) - state.used(limit) - limit.of(leased);
    }

    private static LimitState.Lease lease(LimitState state, Claim claim, Amounts amounts) {
        return new LimitState.Lease(claim.sequence(), amounts, state.moment() + LimitState.LEASE_MILLIS);
    }

    LimitState.Step step() {
        var answers = new ArrayList<Grant.Answer>(claim.needs().size());
        boolean refused = false;
        for (var need : claim.needs()) {
            var answer = answer(need);
            answers.add(answer);
            refused |= answer instanceof Grant.Refused;
        }
        var spare = refused || claim.spare().isNone() ? Amounts.NONE : claim.spare().times(ahead());
        take(spare);
        var next = state.with(claim.holder(), lease(state, claim, claim.kept().plus(given)));
        return new LimitState.Step(next, new Grant(answers, spare, standing(), state.countedSince()));
    }

    private Grant.Answer answer(Amounts need) {
        for (var limit : LIMITS) {
            if (limit.of(claim.limits()) > 0 && !fits(limit, limit.of(need))) {
                return refused(limit, limit.of(need));
            }
        }
        var granted = new Amounts(need.requests(), rest(Limit.TOKENS, need), rest(Limit.SPEND, need), need.slots());
        take(granted);
        return new Grant.Given(granted);
    }

    /** What is estimated may be less in truth: the last rest goes to a request by itself, even if that wants more. */
    private boolean fits(Limit limit, long amount) {
        long rest = free(limit);
        boolean estimated = limit == Limit.SPEND || limit == Limit.TOKENS;
        return rest > 0 && (amount <= rest || (estimated && limit.of(leased) == 0));
    }

    private long rest(Limit limit, Amounts need) {
        boolean limited = limit.of(claim.limits()) > 0;
        return limited ? Math.min(limit.of(need), free(limit)) : limit.of(need);
    }

    private void take(Amounts amounts) {
        given = given.plus(amounts);
        leased = leased.plus(amounts);
    }

    private Grant.Refused refused(Limit limit, long amount) {
        long unused = limit.of(claim.limits()) - state.used(limit);
        boolean pressed = unused > 0 && (amount <= unused || limit.of(leased) > 0);
        long wait = limit.isWindow() && !pressed ? wait(limit, amount) : Grant.NEVER;
        return new Grant.Refused(limit, pressed ? SOON_MILLIS : wait, pressed);
    }

    /** Until enough has left the window; more than fits in at all may come when it is empty. */
    private long wait(Limit limit, long amount) {
        long rest = Math.max(0, limit.of(claim.limits()) - amount);
        return Math.max(1, state.use(limit).momentOf(rest) + limit.spanMillis() - state.moment());
    }

    /** How many requests like the spare one may be given ahead: a share of each limit, and of what is left of it. */
    private long ahead() {
        long holders = state.leases().size();
        long count = MOST_AHEAD;
        for (var limit : LIMITS) {
            long most = limit.of(claim.limits());
            long each = limit.of(claim.spare());
            if (most > 0) {
                long share = Math.min(most / PARTS, Math.max(0, free(limit)) / SHARE) / holders;
                count = Math.min(count, each == 0 ? count : share / each);
            }
        }
        return count;
    }

    private Standing standing() {
        var requests = Standing.Count.UNLIMITED;
        for (var limit : LIMITS) {
            if (limit.isWindow() && limit != Limit.TOKENS) {
                requests = scarcer(requests, count(limit));
            }
        }
        return new Standing(requests, count(Limit.TOKENS));
    }

    private static Standing.Count scarcer(Standing.Count one, Standing.Count other) {
        return other.limit() > 0 && (one.limit() == 0 || other.left() < one.left()) ? other : one;
    }

    private Standing.Count count(Limit limit) {
        long most = limit.of(claim.limits());
        var log = state.use(limit);
        long reset = log.isEmpty() ? 0 : log.latest() + limit.spanMillis() - state.moment();
        return new Standing.Count(most, Math.max(0, free(limit)), Math.max(0, reset));
    }
}

package io.torouter.gateway.limits;

import io.torouter.limits.Amounts;
import io.torouter.limits.Claim;
import io.torouter.limits.Grant;
import io.torouter.limits.Limit;
import io.torouter.limits.Limits;
import io.torouter.limits.Standing;
import io.torouter.limits.Subject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * What an edge instance holds of the limits of one key or account: asks for more when it has too little, one {@link
 * Claim} at a time, for all requests that wait together. Confined to the edge's event loop.
 */
public final class Leases {
    private static final int MOST_NEEDS = 64;

    /** A key without requests for so long gives back what it has ahead. */
    private static final long PAUSE_MILLIS = 1_000;

    /** Well before {@link io.torouter.limits.LimitState#LEASE_MILLIS}. */
    private static final long RENEWAL_MILLIS = 4_000;

    private static final long FORGOTTEN_MILLIS = 60_000;

    /** For so long at most the answer to one request holds for those that need as much. */
    private static final long REFUSAL_MILLIS = 100;

    /** The same where only time helps, or nothing: the book is asked now and then all the same. */
    private static final long LASTING_MILLIS = 10_000;

    private static final Amounts ONE_REQUEST = new Amounts(1, 0, 0, 0);
    private static final Grant.Refused NOTHING_LEFT = new Grant.Refused(Limit.SPEND, Grant.NEVER, false);

    private final Subject subject;
    private final String name;
    private final LimitDesk desk;
    private final Expectation expectation = new Expectation();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private Limits limits = Limits.NONE;
    private Amounts ahead = Amounts.NONE;
    private Amounts underWay = Amounts.NONE;
    private Amounts used = Amounts.NONE;
    private Amounts told = Amounts.NONE;
    private boolean closed;
    private boolean heard = true;
    private long sequence;
    private boolean asking;
    private boolean tight;
    private boolean released;
    private Amounts shape = Amounts.NONE;
    private Standing standing = Standing.UNLIMITED;
    private @Nullable Refusal refusal;
    private long touchedAt;
    private long askedAt;

    private record Waiting(Amounts need, Consumer<Decision> then) {}

    private record Refusal(Grant.Refused reason, Amounts need, long until) {}

    Leases(Subject subject, LimitDesk desk) {
        this.subject = subject;
        this.name = subject.text();
        this.desk = desk;
    }

    /** What was given ahead under other limits is not used. */
    void limitedTo(Limits current) {
        if (!limits.equals(current)) {
            limits = current;
            refusal = null;
            ahead = Amounts.NONE;
        }
    }

    /** Grants nothing, however much it may spend. */
    void closed(boolean now) {
        closed = now;
    }

    /** How many tokens an answer is likely to have, by those before. */
    public long expectedOutput() {
        return expectation.tokens();
    }

    /** Whether the price of a request matters. */
    public boolean countsMoney() {
        return limits.spendNanos() > 0;
    }

    /** Why any request is refused for long, as far as that is known without asking; null where it is not. */
    public Decision.@Nullable Refused refusedAlready() {
        if (closed) {
            return refused(NOTHING_LEFT);
        }
        var known = refusal;
        return known != null && desk.now() < known.until() && LimitErrors.isSticky(subject, known.reason())
                ? refused(known.reason())
                : null;
    }

    /**
     * Asks for what a request needs; of the estimates only that counts which is limited.
     *
     * @param then is called once: before this returns, or later on the event loop
     */
    public void reserve(long tokens, long nanos, Consumer<Decision> then) {
        touchedAt = desk.now();
        if (closed) {
            then.accept(refused(NOTHING_LEFT));
            return;
        }
        var need = need(tokens, nanos);
        if (!asking && waiting.isEmpty() && !ahead.isNone() && ahead.covers(need)) {
            ahead = ahead.minus(need);
            then.accept(admit(need));
            return;
        }
        var known = known(need);
        if (known == null) {
            shape = need;
            waiting.add(new Waiting(need, then));
            tell();
        } else {
            then.accept(known);
        }
    }

    /** What is limited is never free of charge: where nothing is left, nothing goes through. */
    private Amounts need(long tokens, long nanos) {
        return new Amounts(
                1,
                limits.tokensPerMinute() > 0 ? Math.max(1, tokens) : 0,
                limits.spendNanos() > 0 ? Math.max(1, nanos) : 0,
                limits.concurrency() > 0 ? 1 : 0);
    }

    /** What the book would say, by what it said a moment ago; null where it has to be asked. */
    private @Nullable Decision known(Amounts need) {
        if (desk.isUnreachable()) {
            return unreachable();
        }
        var last = refusal;
        return last != null && desk.now() < last.until() && need.covers(last.need()) ? refused(last.reason()) : null;
    }

    private Decision admit(Amounts granted) {
        underWay = underWay.plus(granted);
        desk.changed(this);
        return new Decision.Admitted(new Reservation(this, granted), standing());
    }

    /** One that was admitted begins: its request is used, what it holds beyond that stays under way. */
    Amounts begun(Amounts held) {
        underWay = underWay.minus(new Amounts(held.requests(), 0, 0, 0));
        used = used.plus(ONE_REQUEST);
        desk.changed(this);
        return new Amounts(0, held.tokens(), held.nanos(), held.slots());
    }

    private Decision.Refused refused(Grant.Refused reason) {
        return new Decision.Refused(LimitErrors.of(subject, reason), standing());
    }

    private Decision unreachable() {
        return desk.allowsUnreachable()
                ? admit(Amounts.NONE)
                : new Decision.Refused(LimitErrors.UNREACHABLE, Standing.UNLIMITED);
    }

    /** What is ahead is left too. */
    private Standing standing() {
        return new Standing(more(standing.requests(), ahead.requests()), more(standing.tokens(), ahead.tokens()));
    }

    private static Standing.Count more(Standing.Count count, long left) {
        return left == 0 || count.limit() == 0
                ? count
                : new Standing.Count(count.limit(), count.left() + left, count.resetMillis());
    }

    void settled(Amounts held, Amounts truth, long outputTokens) {
        used = used.plus(truth);
        expectation.saw(outputTokens);
        released(held);
    }

    /** Where nothing is given ahead, others may wait for what is free now: they hear of it at once. */
    void released(Amounts held) {
        underWay = underWay.minus(held);
        refusal = refusal != null && LimitErrors.isSticky(subject, refusal.reason()) ? refusal : null;
        desk.changed(this);
        if (tight) {
            released = asking;
            tell();
        }
    }

    /** Claims: says what was used and is kept, and asks for those who wait. Not while a claim is under way. */
    void tell() {
        if (asking) {
            return;
        }
        asking = true;
        released = false;
        askedAt = desk.now();
        desk.telling(this);
        if (heard) {
            heard = false;
            sequence++;
            told = used;
            used = Amounts.NONE;
        }
        var batch = new ArrayList<Waiting>(Math.min(waiting.size(), MOST_NEEDS));
        while (!waiting.isEmpty() && batch.size() < MOST_NEEDS) {
            batch.add(waiting.remove());
        }
        ahead = Amounts.NONE;
        var wanted = askedAt - touchedAt < PAUSE_MILLIS ? shape : Amounts.NONE;
        desk.claim(name, claim(batch, wanted), (grant, _) -> answered(batch, grant));
    }

    private Claim claim(List<Waiting> batch, Amounts wanted) {
        return new Claim(
                desk.holder(), sequence, limits, told, underWay, batch.stream().map(Waiting::need).toList(), wanted);
    }

    private void answered(List<Waiting> batch, @Nullable Grant grant) {
        try {
            hear(batch, grant);
        } finally {
            asking = false;
        }
        if (!waiting.isEmpty() || released) {
            tell();
        }
    }

    /**
     * A request may be over before the next of its batch has heard that it may begin: until all have, nothing is told,
     * since the claim would not keep what they are given.
     */
    private void hear(List<Waiting> batch, @Nullable Grant grant) {
        if (grant == null || grant.answers().size() != batch.size()) {
            desk.changed(this);
            batch.addAll(waiting);
            waiting.clear();
            batch.forEach(request -> request.then().accept(unreachable()));
            return;
        }
        heard = true;
        told = Amounts.NONE;
        ahead = grant.spare();
        tight = ahead.isNone();
        standing = grant.standing();
        for (int i = 0; i < batch.size(); i++) {
            answer(batch.get(i), grant.answers().get(i));
        }
    }

    private void answer(Waiting request, Grant.Answer answer) {
        switch (answer) {
            case Grant.Given(var amounts) -> request.then().accept(admit(amounts));
            case Grant.Refused reason -> {
                long most = LimitErrors.isSticky(subject, reason) ? LASTING_MILLIS : REFUSAL_MILLIS;
                long wait = reason.waitMillis() == Grant.NEVER ? most : Math.min(reason.waitMillis(), most);
                refusal = new Refusal(reason, request.need(), desk.now() + wait);
                request.then().accept(refused(reason));
            }
        }
    }

    /** Now and then: what is ahead of nothing goes back, and what is held is renewed. */
    void look(long now) {
        boolean idle = !ahead.isNone() && now - touchedAt >= PAUSE_MILLIS;
        boolean due = !underWay.isNone() && now - askedAt >= RENEWAL_MILLIS;
        if (idle || due) {
            desk.changed(this);
        }
    }

    /** Whether nothing would be lost if it were forgotten. */
    boolean isOver(long now) {
        boolean empty = ahead.isNone() && underWay.isNone() && used.isNone() && heard && !asking;
        return empty && now - touchedAt >= FORGOTTEN_MILLIS;
    }

    /** The last claim: keeps nothing. */
    CompletionStage<Grant> close() {
        if (heard) {
            sequence++;
            told = used;
        }
        return desk.last(name, new Claim(desk.holder(), sequence, limits, told, Amounts.NONE, List.of(), Amounts.NONE));
    }
}

package io.torouter.gateway.limits;

import io.torouter.limits.Amounts;
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
 * io.torouter.limits.Claim} at a time, for all requests that wait together. Confined to the edge's event loop.
 *
 * @see LeaseState
 */
public final class Leases {
    private static final int MOST_NEEDS = 64;
    private static final Grant.Refused NOTHING_LEFT = new Grant.Refused(Limit.SPEND, Grant.NEVER, false);

    private final Subject subject;
    private final String name;
    private final LimitDesk desk;
    private final Expectation expectation = new Expectation();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private LeaseState state = LeaseState.NEW;

    private record Waiting(Amounts need, Consumer<Decision> then) {}

    Leases(Subject subject, LimitDesk desk) {
        this.subject = subject;
        this.name = subject.text();
        this.desk = desk;
    }

    /**
     * What was given ahead under other limits is not used.
     *
     * @param closed whether nothing is granted, however much may be spent
     */
    void limitedTo(Limits current, boolean closed) {
        state = state.under(current, closed);
    }

    /** How many tokens an answer is likely to have, by those before. */
    public long expectedOutput() {
        return expectation.tokens();
    }

    /** Whether the price of a request matters. */
    public boolean countsMoney() {
        return state.limits().spendNanos() > 0;
    }

    /** Why any request is refused for long, as far as that is known without asking; null where it is not. */
    public Decision.@Nullable Refused refusedAlready() {
        if (state.closed()) {
            return refused(NOTHING_LEFT);
        }
        var known = state.lasting(desk.now());
        return known == null ? null : refused(known.reason());
    }

    /**
     * Asks for what a request needs; of the estimates only that counts which is limited.
     *
     * @param then is called once: before this returns, or later on the event loop
     */
    public void reserve(long tokens, long nanos, Consumer<Decision> then) {
        state = state.touched(desk.now());
        if (state.closed()) {
            then.accept(refused(NOTHING_LEFT));
            return;
        }
        var need = state.need(tokens, nanos);
        if (waiting.isEmpty() && state.covers(need)) {
            state = state.taken(need);
            then.accept(admitted(need));
            return;
        }
        var known = known(need);
        if (known == null) {
            state = state.waitsFor(need);
            waiting.add(new Waiting(need, then));
            tell();
        } else {
            then.accept(known);
        }
    }

    /** What the book would say, by what it said a moment ago; null where it has to be asked. */
    private @Nullable Decision known(Amounts need) {
        if (desk.isUnreachable()) {
            return unreachable();
        }
        var known = state.known(desk.now(), need);
        return known == null ? null : refused(known.reason());
    }

    private Decision reserved(Amounts given) {
        state = state.reserved(given);
        return admitted(given);
    }

    private Decision admitted(Amounts held) {
        desk.changed(this);
        return new Decision.Admitted(new Reservation(this, held), state.standing());
    }

    /** One that was admitted begins: its request is used, what it holds beyond that stays under way. */
    Amounts begun(Amounts held) {
        state = state.begun(held);
        desk.changed(this);
        return new Amounts(0, held.tokens(), held.nanos(), held.slots());
    }

    private Decision.Refused refused(Grant.Refused reason) {
        return new Decision.Refused(LimitErrors.of(subject, reason), state.standing());
    }

    private Decision unreachable() {
        return desk.allowsUnreachable()
                ? reserved(Amounts.NONE)
                : new Decision.Refused(LimitErrors.UNREACHABLE, Standing.UNLIMITED);
    }

    void settled(Amounts held, Amounts truth, long outputTokens) {
        expectation.saw(outputTokens);
        over(held, truth);
    }

    void released(Amounts held) {
        over(held, Amounts.NONE);
    }

    /** Where nothing is given ahead, others may wait for what is free now: they hear of it at once. */
    private void over(Amounts held, Amounts truth) {
        state = state.over(held, truth);
        desk.changed(this);
        if (!state.dialogue().tight()) {
            return;
        }
        if (state.dialogue().rests()) {
            tell();
        } else {
            state = state.askingAgain();
        }
    }

    /** Claims: says what was used and is kept, and asks for those who wait. Not while a claim is under way. */
    void tell() {
        if (!state.dialogue().rests()) {
            return;
        }
        state = state.asking(desk.now());
        desk.telling(this);
        var batch = new ArrayList<Waiting>(Math.min(waiting.size(), MOST_NEEDS));
        while (!waiting.isEmpty() && batch.size() < MOST_NEEDS) {
            batch.add(waiting.remove());
        }
        var claim = state.claim(desk.holder(), batch.stream().map(Waiting::need).toList());
        desk.claim(name, claim, (grant, _) -> answered(batch, grant));
    }

    /**
     * A request may be over before the next of its batch has heard that it may begin: until all have, nothing is told,
     * since the claim would not keep what they are given.
     */
    private void answered(List<Waiting> batch, @Nullable Grant grant) {
        boolean again;
        try {
            hear(batch, grant);
        } finally {
            again = state.dialogue().phase() == Dialogue.Phase.ASKING_AGAIN;
            state = state.rested();
        }
        if (again || !waiting.isEmpty()) {
            tell();
        }
    }

    private void hear(List<Waiting> batch, @Nullable Grant grant) {
        if (grant == null || grant.answers().size() != batch.size()) {
            desk.changed(this);
            batch.addAll(waiting);
            waiting.clear();
            batch.forEach(request -> request.then().accept(unreachable()));
            return;
        }
        state = state.answered(grant);
        for (int i = 0; i < batch.size(); i++) {
            answer(batch.get(i), grant.answers().get(i));
        }
    }

    private void answer(Waiting request, Grant.Answer answer) {
        switch (answer) {
            case Grant.Given(var amounts) -> request.then().accept(reserved(amounts));
            case Grant.Refused reason -> {
                boolean lasts = LimitErrors.isSticky(subject, reason);
                state = state.refused(Refusal.at(desk.now(), reason, request.need(), lasts));
                request.then().accept(refused(reason));
            }
        }
    }

    /** Now and then: what is ahead of nothing goes back, and what is held is renewed. */
    void look(long now) {
        if (state.isDue(now)) {
            desk.changed(this);
        }
    }

    /** Whether nothing would be lost if it were forgotten. */
    boolean isOver(long now) {
        return state.isOver(now);
    }

    /** The last claim: keeps nothing. */
    CompletionStage<Grant> close() {
        return desk.last(name, state.lastClaim(desk.holder()));
    }
}

package io.torouter.gateway.limits;

import io.torouter.error.ErrorCode;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * Under whose limits a request is: those of its key, of its account, of both or of none. Confined to the edge's event
 * loop.
 *
 * @param key null where it has no limits
 * @param account null where it does not pay in advance
 */
public record Payers(@Nullable Leases key, @Nullable Leases account) {
    public boolean areNone() {
        return key == null && account == null;
    }

    /** How many tokens an answer is likely to have, by those before. */
    public long expectedOutput() {
        var first = key == null ? account : key;
        return first == null ? 0 : first.expectedOutput();
    }

    /** Whether the price of a request matters. */
    public boolean countMoney() {
        return account != null || (key != null && key.countsMoney());
    }

    /** Why any request is refused for long, as far as that is known without asking; null where it is not. */
    public Decision.@Nullable Refused refusedAlready() {
        var refused = key == null ? null : key.refusedAlready();
        return refused == null && account != null ? account.refusedAlready() : refused;
    }

    /**
     * Asks for what a request needs: first what lasts is looked at, quota and windows and then the balance, and then
     * what will be free soon.
     *
     * @param then is called once: before this returns, or later on the event loop
     */
    public void reserve(long tokens, long nanos, Consumer<Decision> then) {
        var second = account;
        if (key == null && second != null) {
            second.reserve(tokens, nanos, then);
        } else if (key != null && second == null) {
            key.reserve(tokens, nanos, then);
        } else if (key != null && second != null) {
            key.reserve(
                    tokens,
                    nanos,
                    first -> {
                        if (lasts(first)) {
                            then.accept(first);
                        } else {
                            second.reserve(tokens, nanos, decision -> then.accept(both(first, decision)));
                        }
                    });
        }
    }

    private static boolean lasts(Decision decision) {
        return decision instanceof Decision.Refused(var error, _) && error.code().isSticky();
    }

    private static Decision both(Decision key, Decision account) {
        return switch (account) {
            case Decision.Refused(var error, _) -> {
                boolean first = key instanceof Decision.Refused && error.code() != ErrorCode.INSUFFICIENT_BALANCE;
                release(key);
                yield first ? key : new Decision.Refused(error, key.standing());
            }
            case Decision.Admitted(var paid, _) ->
                    switch (key) {
                        case Decision.Refused refused -> {
                            paid.release();
                            yield refused;
                        }
                        case Decision.Admitted(var held, var standing) ->
                                new Decision.Admitted(held.and(paid), standing);
                    };
        };
    }

    private static void release(Decision decision) {
        if (decision instanceof Decision.Admitted(var reservation, _)) {
            reservation.release();
        }
    }
}

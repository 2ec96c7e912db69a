package io.torouter.simulator.exchange;

/** Answers one kind of request; fails with {@link Refused} where the real service would answer an error. */
@FunctionalInterface
public interface Endpoint {
    Answer answer(Call call);
}

package io.torouter.it.loop;

import java.util.ArrayList;
import java.util.List;

/**
 * What an upstream found in a request that it took.
 *
 * @param calls of tools, in order
 * @param results in order
 * @param seals that came back, in order, each in the place where it was given out
 * @param users how often the user said something
 */
record History(List<Called> calls, List<Result> results, List<String> seals, int users) {
    /**
     * @param id empty where the vendor has none
     */
    record Called(String id, String name) {}

    /**
     * @param callId empty where the vendor has none
     */
    record Result(String callId, String text, boolean error) {}

    /** One that grows while a request is read. */
    static final class Growing {
        private final List<Called> calls = new ArrayList<>();
        private final List<Result> results = new ArrayList<>();
        private final List<String> seals = new ArrayList<>();
        private int users;

        void call(String id, String name) {
            calls.add(new Called(id, name));
        }

        void result(String callId, String text, boolean error) {
            results.add(new Result(callId, text, error));
        }

        void seal(String value) {
            seals.add(value);
        }

        void user() {
            users++;
        }

        History grown() {
            return new History(List.copyOf(calls), List.copyOf(results), List.copyOf(seals), users);
        }
    }
}

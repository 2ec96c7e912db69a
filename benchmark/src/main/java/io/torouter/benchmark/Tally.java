package io.torouter.benchmark;

/** What the clients saw in one window of time. Confined to the load's event loop. */
final class Tally {
    /** From the moment a request was due to the end of its answer. */
    final Histogram latency = new Histogram();

    /** From the mock's write of an event to its reading here, where events carry the time. */
    final Histogram transit = new Histogram();

    long requests;
    long events;
    long failures;

    /** What went wrong first; empty for nothing. */
    String firstFailure = "";

    void failed(String what) {
        failures++;
        if (firstFailure.isEmpty()) {
            firstFailure = what;
        }
    }
}

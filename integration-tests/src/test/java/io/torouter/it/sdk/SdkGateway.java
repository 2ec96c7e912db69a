package io.torouter.it.sdk;

import io.torouter.it.Eventually;
import io.torouter.it.RunningGateway;

import java.time.Duration;

/** The gateway that the SDKs talk to: one channel to the simulator, and models that go wrong in known ways. */
final class SdkGateway {
    static final String MODEL = "simulator";

    /** Its upstream resets the connection after three tokens. */
    static final String BREAKS = "breaks";

    /** Its upstream ends the answer properly after three tokens, but without the protocol's own end. */
    static final String TRUNCATES = "truncates";

    /** Its upstream says in the stream, after three tokens, that it failed. */
    static final String FAILS_INSIDE = "fails-inside";

    /** A long answer, token by token. */
    static final String SLOW = "slow";

    /** Falls silent in the stream, so that the gateway sends comments of its own. */
    static final String COMMENTED = "commented";

    /** Its upstream is overloaded. */
    static final String OVERLOADED = "overloaded";

    static final String UNKNOWN = "no-such-model";

    /** How long after a client left nothing may be left of its request. */
    private static final Duration CANCEL_LIMIT = Duration.ofSeconds(1);

    private SdkGateway() {}

    static RunningGateway start() {
        return RunningGateway.start(
                """
                server: { keep_alive_comment: 50ms }
                channels:
                  - id: sim
                    type: simulator
                    base_url: ${SIMULATOR}
                    models:
                      - simulator
                      - { id: breaks, upstream: "simulator?fault=reset&after=3&delay=5ms" }
                      - { id: truncates, upstream: "simulator?fault=truncate&after=3" }
                      - { id: fails-inside, upstream: "simulator?fault=error_event&after=3&status=529" }
                      - { id: slow, upstream: "simulator?tokens=100000&delay=5ms" }
                      - { id: commented, upstream: "simulator?tokens=4&delay=150ms" }
                      - { id: overloaded, upstream: "simulator?fail=503" }
                models:
                  - { id: simulator, context: 200000, max_output: 32000 }
                keys:
                  - { name: test, key: "${KEY}" }
                """);
    }

    /** Holds when the upstream has noticed that one more client left, and no stream is open anywhere. */
    static void awaitAbort(RunningGateway gateway, long abortedBefore) {
        Eventually.holds(
                "the upstream sees the abort",
                CANCEL_LIMIT,
                () -> gateway.seen().aborted() == abortedBefore + 1 && gateway.seen().openStreams() == 0);
        Eventually.holds("no stream stays open", CANCEL_LIMIT, () -> gateway.metric("torouter_streams_open") == 0);
    }
}

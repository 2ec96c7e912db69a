package io.torouter.router.check;

import io.micrometer.core.instrument.MeterRegistry;
import io.torouter.bus.RequestHead;

import java.util.function.LongSupplier;

/** The checks of one router instance. Confined to its event loop. */
public final class StreamChecks {
    private final Sample sample;
    private final Findings findings;

    /**
     * @param share of the requests whose streams are checked, 0 to 1
     * @param nanos a monotonic clock
     */
    public StreamChecks(double share, MeterRegistry registry, LongSupplier nanos) {
        this.sample = Sample.of(share);
        this.findings = new Findings(registry, nanos);
    }

    /** What the answers to a request are shown to. */
    public AnswerCheck of(RequestHead head) {
        return head.operation().generates() && sample.has(head.requestId())
                ? new AnswerCheck.Sampled(head.operation(), head.requestId(), findings)
                : AnswerCheck.Unchecked.INSTANCE;
    }
}

package io.torouter.router.check;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What the checks of one router instance found, as metrics and, now and then, as a line of the log. Confined to the
 * instance's event loop.
 */
final class Findings {
    /** How a check went. */
    enum Outcome {
        /** The stream came to its end and broke no rule. */
        SOUND,
        VIOLATED,
        /** It was too long to be looked at to its end, or the check itself failed. */
        UNKNOWN
    }

    private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

    /** Of one subject not more than a line in so long. */
    private static final long QUIET_NANOS = Duration.ofSeconds(10).toNanos();

    private final MeterRegistry registry;
    private final LongSupplier nanos;
    private final Map<Checked, Counter> checks = new HashMap<>();
    private final Map<Broken, Counter> violations = new HashMap<>();
    private final Map<Subject, Long> logged = new HashMap<>();

    private record Checked(Subject subject, Outcome outcome) {}

    private record Broken(Subject subject, String rule) {}

    Findings(MeterRegistry registry, LongSupplier nanos) {
        this.registry = registry;
        this.nanos = nanos;
    }

    void checked(Subject subject, Outcome outcome) {
        checks.computeIfAbsent(new Checked(subject, outcome), this::checkCounter).increment();
    }

    private Counter checkCounter(Checked checked) {
        return Counter.builder("torouter.stream.checks")
                .description("Streams whose grammar was checked, by what came of it")
                .tag("dialect", checked.subject().dialect().id())
                .tag("side", checked.subject().side().label())
                .tag("outcome", checked.outcome().name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /**
     * @param rule one of the grammar's own sentences, which has nothing of the stream in it
     */
    void violated(Subject subject, String rule, String requestId) {
        violations.computeIfAbsent(new Broken(subject, rule), this::violationCounter).increment();
        if (mayLog(subject)) {
            LOG.warn(
                    "request {}: the {} stream on the {} side breaks a rule: {}",
                    requestId,
                    subject.dialect().id(),
                    subject.side().label(),
                    rule);
        }
    }

    private Counter violationCounter(Broken broken) {
        return Counter.builder("torouter.stream.violations")
                .description("Rules of their dialect's grammar that checked streams broke")
                .tag("dialect", broken.subject().dialect().id())
                .tag("side", broken.subject().side().label())
                .tag("rule", broken.rule())
                .register(registry);
    }

    private boolean mayLog(Subject subject) {
        long now = nanos.getAsLong();
        var last = logged.get(subject);
        boolean due = last == null || now - last >= QUIET_NANOS;
        if (due) {
            logged.put(subject, now);
        }
        return due;
    }

    /** A check failed by a fault of its own; the answer does not notice. */
    void failed(Subject subject, String requestId, Throwable fault) {
        if (mayLog(subject)) {
            LOG.error(
                    "request {}: the check of its {} stream failed with {}",
                    requestId,
                    subject.dialect().id(),
                    fault.getClass().getName());
        }
    }
}

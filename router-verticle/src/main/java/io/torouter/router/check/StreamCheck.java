package io.torouter.router.check;

import io.torouter.answer.Framing;
import io.torouter.grammar.StreamChecker;

import org.jspecify.annotations.Nullable;

/**
 * The check of one stream: running → over. Throws nothing, and holds no more than it was fed, of which it takes {@value
 * #MAX_BYTES} bytes at most.
 */
final class StreamCheck {
    /** Far more than an answer of text has; images in one event go beyond it. */
    static final int MAX_BYTES = 8 << 20;

    private final Subject subject;
    private final String requestId;
    private final Findings findings;
    private @Nullable EventCheck running;
    private long fedBytes;
    private boolean violated;

    /**
     * @param framing of the stream; what is neither a stream of events nor an array of them is not checked
     */
    StreamCheck(Subject subject, Framing framing, String requestId, Findings findings) {
        this.subject = subject;
        this.requestId = requestId;
        this.findings = findings;
        boolean streams = framing == Framing.SSE || framing == Framing.JSON_ARRAY;
        this.running = streams ? new EventCheck(subject, framing, this::violation) : null;
    }

    boolean isRunning() {
        return running != null;
    }

    void feed(byte[] array, int from, int to) {
        fedBytes += to - from;
        if (running != null && fedBytes > MAX_BYTES) {
            over(Findings.Outcome.UNKNOWN);
        } else if (running != null) {
            guarded(running, it -> it.feed(array, from, to));
        }
    }

    /** The stream is over, by its own end or because there is no more of it. */
    void end() {
        if (running != null) {
            guarded(running, EventCheck::end);
        }
        if (running != null) {
            over(Findings.Outcome.SOUND);
        }
    }

    /** A step of the check. */
    private interface Step {
        void on(EventCheck check);
    }

    private void guarded(EventCheck check, Step step) {
        try {
            step.on(check);
        } catch (RuntimeException | StackOverflowError fault) {
            findings.failed(subject, requestId, fault);
            over(Findings.Outcome.UNKNOWN);
        }
    }

    /** A stream that broke a rule is counted when it breaks the first: its client may not stay to the end. */
    private void violation(String sentence) {
        if (!violated) {
            violated = true;
            findings.checked(subject, Findings.Outcome.VIOLATED);
        }
        findings.violated(subject, StreamChecker.ruleIn(sentence), requestId);
    }

    private void over(Findings.Outcome outcome) {
        running = null;
        if (!violated) {
            findings.checked(subject, outcome);
        }
    }
}

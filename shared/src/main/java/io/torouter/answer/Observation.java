package io.torouter.answer;

import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

/** What has been learnt of one answer. Progress only ever goes forward; the first error stays. */
final class Observation {
    private final Grammar grammar;
    private final Tally tally = new Tally();
    private Progress progress = Progress.PREAMBLE;
    private final WrittenText written = new WrittenText();
    private boolean content;
    private boolean finished;
    private boolean counted;
    private @Nullable UpstreamError error;

    Observation(Grammar grammar) {
        this.grammar = grammar;
    }

    /** Takes in the facts of an event, element or document. */
    void add(Facts facts) {
        var meaning = grammar.meaning().of(facts);
        tally.add(facts);
        finished |= facts.has(Fact.FINISH);
        boolean begun = progress != Progress.PREAMBLE || meaning != Progress.PREAMBLE;
        counted |= begun && (facts.has(Fact.OUTPUT) || facts.has(Fact.REASONING) || facts.has(Fact.TOTAL));
        advance(meaning, facts);
    }

    /** What a stream brings, from the first content on. */
    WrittenText written() {
        return written;
    }

    /** Whether the upstream has said what it generated. What a preamble says of it is said before it was done. */
    boolean counted() {
        return counted;
    }

    /** The answer is over; what ends by a finish reason alone is complete now. */
    void end() {
        if (finished) {
            advance(Progress.COMPLETE);
        }
    }

    void advance(Progress next) {
        if (progress.compareTo(Progress.CONTENT) <= 0 && next.compareTo(progress) > 0) {
            progress = next;
            content |= next != Progress.FAILED;
        }
    }

    boolean hasContent() {
        return content;
    }

    private void advance(Progress next, Facts facts) {
        advance(next);
        if (progress == Progress.FAILED && error == null) {
            error = errorOf(facts);
        }
    }

    Progress progress() {
        return progress;
    }

    Usage usage() {
        return tally.isEmpty() && tally.images() == 0 ? Usage.NONE : grammar.counting().usage(tally);
    }

    boolean usageReported() {
        return !tally.isEmpty();
    }

    @Nullable UpstreamError error() {
        return error;
    }

    private static UpstreamError errorOf(Facts facts) {
        var type = facts.word(Fact.ERROR_TYPE);
        var code = facts.word(Fact.ERROR_CODE);
        var message = facts.has(Fact.ERROR_MESSAGE) ? facts.word(Fact.ERROR_MESSAGE) : facts.word(Fact.ERROR);
        return UpstreamError.of(code, type, message);
    }
}

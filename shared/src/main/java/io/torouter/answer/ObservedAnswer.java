package io.torouter.answer;

import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

/** An answer that says something of itself, by the grammar of its dialect. */
abstract sealed class ObservedAnswer implements AnswerStream permits FramedAnswer, WholeAnswer {
    final Observation observed;

    ObservedAnswer(Grammar grammar) {
        this.observed = new Observation(grammar);
    }

    @Override
    public final Progress progress() {
        return observed.progress();
    }

    @Override
    public final boolean hasContent() {
        return observed.hasContent();
    }

    @Override
    public final Usage usage() {
        return observed.usage();
    }

    @Override
    public final boolean usageReported() {
        return observed.usageReported();
    }

    @Override
    public final @Nullable UpstreamError error() {
        return observed.error();
    }
}

package io.torouter.answer;

import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

/** An answer around another: it looks at the bytes on their way, and says of itself what the other says. */
public abstract class WrappedAnswer implements AnswerStream {
    protected final AnswerStream answer;

    protected WrappedAnswer(AnswerStream answer) {
        this.answer = answer;
    }

    @Override
    public Progress progress() {
        return answer.progress();
    }

    @Override
    public boolean hasContent() {
        return answer.hasContent();
    }

    @Override
    public Usage usage() {
        return answer.usage();
    }

    @Override
    public boolean usageReported() {
        return answer.usageReported();
    }

    @Override
    public Delivered delivered() {
        return answer.delivered();
    }

    @Override
    public @Nullable UpstreamError error() {
        return answer.error();
    }

    @Override
    public boolean atBoundary() {
        return answer.atBoundary();
    }
}

package io.torouter.answer;

import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

/** An answer of which nothing is known but that it has an end. */
final class OpaqueAnswer implements AnswerStream {
    /** Text has frames around it, or is compressed. */
    private static final int SHARE = 8;

    private long length;
    private Progress progress = Progress.PREAMBLE;

    @Override
    public void feed(byte[] array, int from, int to, Output out) {
        if (from < to) {
            progress = Progress.CONTENT;
            length += to - from;
            out.write(array, from, to);
        }
    }

    @Override
    public void end(Output out) {
        progress = Progress.COMPLETE;
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public Usage usage() {
        return Usage.NONE;
    }

    @Override
    public boolean usageReported() {
        return false;
    }

    @Override
    public Delivered delivered() {
        return new Delivered((length + SHARE - 1) / SHARE, false);
    }

    @Override
    public @Nullable UpstreamError error() {
        return null;
    }

    @Override
    public boolean atBoundary() {
        return false;
    }
}

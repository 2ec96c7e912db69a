package io.torouter.answer;

import java.util.Arrays;

/**
 * A streamed answer that leaves in whole blocks.
 *
 * <p>A block that lies within one array is given out from there, together with its neighbours. One that is cut is held
 * until it is whole; if it grows beyond {@link #HOLD_LIMIT} it passes as it comes and is read as it passes.
 */
final class FramedAnswer extends ObservedAnswer {
    /** So many bytes of an unfinished block are held. */
    static final int HOLD_LIMIT = 64 * 1024;

    /** A buffer up to this size is kept for the next cut block. */
    private static final int KEPT_BUFFER = 2 * 1024;

    /** Ends an event whose upstream forgot to; the first byte ends the last line, if need be. */
    private static final byte[] BLANK_LINE = {'\n', '\n'};

    private final Blocks blocks;
    private final boolean hideUsage;

    private byte[] held = new byte[0];
    private int heldLength;

    /** Whether the block at hand is too big to hold and partly given out. */
    private boolean passing;

    /** Whether the last block was not given out. */
    private boolean hidden;

    /** Where what is to be given out of the array at hand begins. */
    private int shown;

    FramedAnswer(Blocks blocks, boolean hideUsage) {
        super(blocks.grammar());
        this.blocks = blocks;
        this.hideUsage = hideUsage;
    }

    @Override
    public void feed(byte[] array, int from, int to, Output out) {
        shown = from;
        int block = from;
        int end = blocks.end(array, block, to);
        while (end != Blocks.NONE) {
            finish(array, block, end, out);
            block = end;
            end = blocks.end(array, block, to);
        }
        keep(array, block, to, out);
    }

    /** Deals with the end of a block, which may have begun in an earlier array. */
    private void finish(byte[] array, int from, int to, Output out) {
        if (heldLength + to - from > HOLD_LIMIT && heldLength > 0) {
            passHeld(out);
        }
        if (passing) {
            passing = false;
            blocks.read(array, from, to);
            conclude(to - from);
        } else if (heldLength > 0) {
            hold(array, from, to);
            finishHeld(out);
            shown = to;
        } else {
            observe(array, from, to);
            if (hidden) {
                show(array, from, out);
                shown = to;
            }
        }
    }

    private void finishHeld(Output out) {
        observe(held, 0, heldLength);
        if (!hidden) {
            giveOutHeld(out);
        }
        dropHeld();
    }

    /** Deals with the bytes behind the last whole block. */
    private void keep(byte[] array, int from, int to, Output out) {
        if (!passing && heldLength + to - from > HOLD_LIMIT) {
            passHeld(out);
        }
        if (passing) {
            blocks.read(array, from, to);
            show(array, to, out);
        } else {
            show(array, from, out);
            hold(array, from, to);
        }
    }

    private void observe(byte[] array, int from, int to) {
        if (isToRead() || blocks.isTelling(array, from, to)) {
            blocks.read(array, from, to);
            conclude(to - from);
        } else {
            observed.written().passed(to - from);
            hidden = false;
        }
    }

    private boolean isToRead() {
        return observed.progress() == Progress.PREAMBLE || observed.written().isCurious();
    }

    /** A mere line end goes the way of the event before it: it may be the second half of its CRLF. */
    private void conclude(int length) {
        var facts = blocks.close();
        if (!facts.isEmpty()) {
            observed.add(facts);
            note(length, facts.text());
        }
        boolean lineEnd = length <= 2 && facts.isEmpty();
        hidden = hideUsage && (lineEnd ? hidden : facts.isUsageOnly());
    }

    private void note(int length, long text) {
        if (observed.progress() != Progress.PREAMBLE) {
            observed.written().read(length, text);
        }
    }

    private void show(byte[] array, int to, Output out) {
        if (shown < to) {
            out.write(array, shown, to);
        }
    }

    private void passHeld(Output out) {
        passing = true;
        blocks.read(held, 0, heldLength);
        giveOutHeld(out);
        dropHeld();
    }

    private void hold(byte[] array, int from, int to) {
        int length = heldLength + to - from;
        if (held.length < length) {
            held = Arrays.copyOf(held, Math.max(length, Math.min(2 * held.length, HOLD_LIMIT)));
        }
        System.arraycopy(array, from, held, heldLength, to - from);
        heldLength = length;
    }

    private void dropHeld() {
        heldLength = 0;
        if (held.length > KEPT_BUFFER) {
            held = new byte[0];
        }
    }

    @Override
    public void end(Output out) {
        if (passing || heldLength > 0) {
            blocks.read(held, 0, heldLength);
            endBlock(blocks.rest(), out);
        }
        dropHeld();
        if (blocks.mayStop()) {
            observed.end();
        }
    }

    /** Deals with the block at hand, behind which nothing will come. */
    private void endBlock(Blocks.Rest rest, Output out) {
        if (rest == Blocks.Rest.FRAGMENT) {
            return;
        }
        conclude(heldLength);
        if (!hidden) {
            boolean atLineStart = heldLength > 0 && held[heldLength - 1] == '\n';
            giveOutHeld(out);
            if (rest == Blocks.Rest.EVENT) {
                out.write(BLANK_LINE, atLineStart ? 1 : 0, BLANK_LINE.length);
            }
            passing = false;
        }
    }

    private void giveOutHeld(Output out) {
        if (heldLength > 0) {
            out.write(held, 0, heldLength);
        }
    }

    @Override
    public boolean atBoundary() {
        return !passing;
    }

    @Override
    public Delivered delivered() {
        return new Delivered(observed.written().bytes(), observed.counted());
    }
}

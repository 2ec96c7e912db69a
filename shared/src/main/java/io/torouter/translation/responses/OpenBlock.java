package io.torouter.translation.responses;

/**
 * A block of the canonical stream that an upstream has begun, and maybe ended.
 *
 * @param output the place of its item among the items
 * @param content the place of its part in the item; {@value #WHOLE_ITEM} where the item is the block
 * @param number of the block
 * @param grown whether any of it was written
 * @param summaries parts of a summary that were written
 * @param cited whether citations came
 * @param weighed whether probabilities came
 * @param over whether the block ended
 */
record OpenBlock(
        int output,
        int content,
        int number,
        boolean grown,
        int summaries,
        boolean cited,
        boolean weighed,
        boolean over) {
    static final int WHOLE_ITEM = -1;

    OpenBlock(int output, int content, int number) {
        this(output, content, number, false, 0, false, false, false);
    }

    boolean isAt(int wantedOutput, int wantedContent) {
        return output == wantedOutput && content == wantedContent;
    }

    OpenBlock withGrown() {
        return new OpenBlock(output, content, number, true, summaries, cited, weighed, over);
    }

    OpenBlock withSummaries(int count) {
        return new OpenBlock(output, content, number, grown, count, cited, weighed, over);
    }

    OpenBlock withCited() {
        return new OpenBlock(output, content, number, grown, summaries, true, weighed, over);
    }

    OpenBlock withWeighed() {
        return new OpenBlock(output, content, number, grown, summaries, cited, true, over);
    }

    OpenBlock withOver() {
        return new OpenBlock(output, content, number, grown, summaries, cited, weighed, true);
    }
}

package io.torouter.translation.grid;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Block;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.usage.Usage;

/** Images that a model made, which some vendors price by their number. */
final class MadeImages {
    private MadeImages() {}

    /** How many begin with a block: an image always comes whole. */
    static int in(Block head) {
        return head instanceof Block.WholeBlock(var part) && isImage(part) ? 1 : 0;
    }

    static int in(Answer answer) {
        int images = 0;
        for (var candidate : answer.candidates()) {
            for (var part : candidate.parts()) {
                images += isImage(part) ? 1 : 0;
            }
        }
        return images;
    }

    private static boolean isImage(Part part) {
        return part instanceof Media media && media.kind() == Media.Kind.IMAGE;
    }

    /** The same usage with that many images made. */
    static Usage with(Usage usage, int images) {
        var detail = usage.detail();
        return images == 0
                ? usage
                : usage.with(
                        new Usage.Detail(
                                detail.longCacheWrite(),
                                detail.audioInput(),
                                detail.imageInput(),
                                detail.audioOutput(),
                                images));
    }
}

package io.torouter.translation.chat;

/**
 * How much of a choice was sent.
 *
 * @param before characters of the content before the open block
 * @param written characters of the content in the open block
 * @param calls of tools that have begun
 * @param images that were sent
 * @param empty whether nothing of the open block was sent
 */
record Spoken(int before, int written, int calls, int images, boolean empty) {
    static final Spoken NOTHING = new Spoken(0, 0, 0, 0, true);

    /** Another block begins, or none. */
    Spoken block() {
        return new Spoken(before + written, 0, calls, images, true);
    }

    Spoken text(int characters) {
        return new Spoken(before, written + characters, calls, images, false);
    }

    Spoken call() {
        return new Spoken(before + written, 0, calls + 1, images, true);
    }

    Spoken image() {
        return new Spoken(before, written, calls, images + 1, false);
    }

    /** Something else of the open block. */
    Spoken filled() {
        return empty ? new Spoken(before, written, calls, images, false) : this;
    }
}

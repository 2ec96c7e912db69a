package io.torouter.answer;

import io.torouter.json.PathTree;

/** The error object, in which the dialects differ by one key. */
final class ErrorPaths {
    private ErrorPaths() {}

    /**
     * Adds the paths of an error object.
     *
     * @param at the path of the object, which may also be a mere string
     */
    static PathTree.Builder<Fact> find(PathTree.Builder<Fact> paths, String at) {
        return paths.find(Fact.ERROR, at)
                .find(Fact.ERROR_TYPE, at + ".type", at + ".status")
                .find(Fact.ERROR_CODE, at + ".code")
                .find(Fact.ERROR_MESSAGE, at + ".message");
    }
}

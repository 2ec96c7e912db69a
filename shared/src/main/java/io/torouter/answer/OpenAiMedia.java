package io.torouter.answer;

import io.torouter.json.PathTree;

/**
 * Streamed images, speech and transcriptions: events that name their type, the last one {@code …completed} or {@code
 * …done}.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/images-streaming">Image and audio streaming, as in the
 *     OpenAPI document 2.3.0, read 2026-11-21</a>
 */
final class OpenAiMedia {
    static final Grammar STREAM = new Grammar(paths(), OpenAiMedia::meaning, Counting.OPENAI);

    /** Whole answers whose data are images. */
    static final Grammar IMAGES =
            new Grammar(
                    OpenAiChat.documentPaths().find(Fact.IMAGE, "data[]").build(),
                    Grammar::documentMeaning,
                    Counting.OPENAI);

    private OpenAiMedia() {}

    private static PathTree<Fact> paths() {
        var paths = PathTree.<Fact>builder().find(Fact.TYPE, "type").find(Fact.TEXT, "delta");
        OpenAiUsage.find(paths, "usage");
        return ErrorPaths.find(paths, "error").build();
    }

    private static Progress meaning(Facts facts) {
        var type = facts.word(Fact.TYPE);
        if (Grammar.isError(facts)) {
            return Progress.FAILED;
        }
        boolean last = type.endsWith(".completed") || type.endsWith(".done") || facts.has(Fact.DONE);
        return last ? Progress.COMPLETE : Progress.CONTENT;
    }
}

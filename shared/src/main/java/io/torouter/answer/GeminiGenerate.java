package io.torouter.answer;

import io.torouter.json.PathTree;

/**
 * Gemini's generateContent and its relatives. A stream has no terminator: it is complete when it ends after a finish or
 * block reason. Every chunk has the usage so far, so every chunk is read.
 *
 * @see <a href="https://ai.google.dev/api/generate-content#UsageMetadata">GenerateContentResponse</a>, v1beta, read
 *     2026-11-21
 */
final class GeminiGenerate {
    static final Grammar STREAM = new Grammar(chunkPaths(), Grammar::chunkMeaning, Counting.GEMINI);
    static final Grammar WHOLE = new Grammar(documentPaths(), Grammar::documentMeaning, Counting.GEMINI);

    private GeminiGenerate() {}

    private static PathTree<Fact> chunkPaths() {
        var paths =
                PathTree.<Fact>builder()
                        .find(Fact.CHOICES, "candidates")
                        .find(Fact.CHOICE, "candidates[]")
                        .find(Fact.FINISH, "candidates[].finishReason", "promptFeedback.blockReason")
                        .find(Fact.CONTENT, "candidates[].content.*", "candidates[].*")
                        .ignore("candidates[].index", "candidates[].content.role");
        usage(paths);
        return ErrorPaths.find(paths, "error").alsoInElements().build();
    }

    private static PathTree<Fact> documentPaths() {
        var paths =
                PathTree.<Fact>builder()
                        .find(Fact.ANSWER, "candidates", "promptFeedback", "embedding", "embeddings")
                        .find(Fact.INPUT, "totalTokens")
                        .find(Fact.CACHE_READ, "cachedContentTokenCount")
                        .find(Fact.UNKNOWN, "*");
        usage(paths);
        return ErrorPaths.find(paths, "error").build();
    }

    private static void usage(PathTree.Builder<Fact> paths) {
        paths.find(Fact.INPUT, "usageMetadata.promptTokenCount")
                .find(Fact.CACHE_READ, "usageMetadata.cachedContentTokenCount")
                .find(Fact.TOOL_INPUT, "usageMetadata.toolUsePromptTokenCount")
                .find(Fact.OUTPUT, "usageMetadata.candidatesTokenCount")
                .find(Fact.REASONING, "usageMetadata.thoughtsTokenCount");
    }
}

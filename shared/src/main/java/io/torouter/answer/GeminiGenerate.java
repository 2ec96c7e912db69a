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
    private static final String PARTS = "candidates[].content.parts[]";

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
                        .find(Fact.TEXT, PARTS + ".*")
                        .find(Fact.CONTENT, PARTS + ".inlineData.*", PARTS + ".thoughtSignature")
                        .ignore("candidates[].index", "candidates[].content.role");
        images(paths);
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
        images(paths);
        usage(paths);
        return ErrorPaths.find(paths, "error").build();
    }

    private static void images(PathTree.Builder<Fact> paths) {
        paths.find(Fact.PART, PARTS)
                .find(Fact.THOUGHT, PARTS + ".thought")
                .find(Fact.MEDIA_TYPE, PARTS + ".inlineData.mimeType");
    }

    private static void usage(PathTree.Builder<Fact> paths) {
        entries(paths, Fact.PROMPT_ENTRY, "usageMetadata.promptTokensDetails[]");
        entries(paths, Fact.CACHED_ENTRY, "usageMetadata.cacheTokensDetails[]");
        entries(paths, Fact.OUTPUT_ENTRY, "usageMetadata.candidatesTokensDetails[]");
        paths.find(Fact.INPUT, "usageMetadata.promptTokenCount")
                .find(Fact.CACHE_READ, "usageMetadata.cachedContentTokenCount")
                .find(Fact.TOOL_INPUT, "usageMetadata.toolUsePromptTokenCount")
                .find(Fact.OUTPUT, "usageMetadata.candidatesTokenCount")
                .find(Fact.REASONING, "usageMetadata.thoughtsTokenCount");
    }

    private static void entries(PathTree.Builder<Fact> paths, Fact entry, String at) {
        paths.find(entry, at).find(Fact.MODALITY, at + ".modality").find(Fact.MODALITY_TOKENS, at + ".tokenCount");
    }
}

package io.torouter.answer;

import io.torouter.json.PathTree;

/** The usage object that all OpenAI endpoints share, in the older and the newer spelling. */
final class OpenAiUsage {
    private OpenAiUsage() {}

    /**
     * Adds the paths of a usage object.
     *
     * @param at the path of the object
     */
    static PathTree.Builder<Fact> find(PathTree.Builder<Fact> paths, String at) {
        return paths.find(Fact.INPUT, at + ".prompt_tokens", at + ".input_tokens")
                .find(Fact.OUTPUT, at + ".completion_tokens", at + ".output_tokens")
                .find(Fact.TOTAL, at + ".total_tokens")
                .find(
                        Fact.CACHE_READ,
                        at + ".prompt_tokens_details.cached_tokens",
                        at + ".input_tokens_details.cached_tokens",
                        at + ".prompt_cache_hit_tokens", // DeepSeek
                        at + ".cached_tokens") // Moonshot
                .find(
                        Fact.CACHE_WRITE,
                        at + ".prompt_tokens_details.cache_write_tokens",
                        at + ".input_tokens_details.cache_write_tokens")
                .find(
                        Fact.AUDIO_INPUT,
                        at + ".prompt_tokens_details.audio_tokens",
                        at + ".input_tokens_details.audio_tokens",
                        at + ".input_token_details.audio_tokens") // transcriptions
                .find(
                        Fact.IMAGE_INPUT,
                        at + ".prompt_tokens_details.image_tokens",
                        at + ".input_tokens_details.image_tokens")
                .find(
                        Fact.AUDIO_OUTPUT,
                        at + ".completion_tokens_details.audio_tokens",
                        at + ".output_tokens_details.audio_tokens")
                .find(
                        Fact.REASONING,
                        at + ".completion_tokens_details.reasoning_tokens",
                        at + ".output_tokens_details.reasoning_tokens");
    }
}

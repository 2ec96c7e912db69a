package io.torouter.answer;

import static io.torouter.answer.Fact.AUDIO_INPUT;
import static io.torouter.answer.Fact.AUDIO_OUTPUT;
import static io.torouter.answer.Fact.CACHED_AUDIO;
import static io.torouter.answer.Fact.CACHED_IMAGE;
import static io.torouter.answer.Fact.CACHE_READ;
import static io.torouter.answer.Fact.CACHE_WRITE;
import static io.torouter.answer.Fact.IMAGE_INPUT;
import static io.torouter.answer.Fact.INPUT;
import static io.torouter.answer.Fact.LONG_CACHE_WRITE;
import static io.torouter.answer.Fact.OUTPUT;
import static io.torouter.answer.Fact.REASONING;
import static io.torouter.answer.Fact.TOOL_INPUT;
import static io.torouter.answer.Fact.TOTAL;

import io.torouter.usage.Usage;

/** Which token counts include which others, by dialect. A part is never larger than what it is a part of. */
enum Counting {
    /** Input includes what the cache served or took, output includes reasoning. */
    OPENAI {
        @Override
        Usage usage(Tally tally) {
            return disjoint(tally, openAiInput(tally), openAiOutput(tally));
        }
    },
    /** Input excludes both cache counts, output includes thinking. */
    ANTHROPIC {
        @Override
        Usage usage(Tally tally) {
            long cached = tally.count(CACHE_READ) + tally.count(CACHE_WRITE);
            return disjoint(tally, tally.count(INPUT) + cached, tally.count(OUTPUT));
        }
    },
    /** Prompt includes cached content; tool results come on top of it, thoughts on top of candidates. */
    GEMINI {
        @Override
        Usage usage(Tally tally) {
            long input = tally.count(INPUT) + tally.count(TOOL_INPUT);
            return disjoint(tally, input, tally.count(OUTPUT) + tally.count(REASONING));
        }
    };

    /** The counts as parts that do not overlap. */
    abstract Usage usage(Tally tally);

    private static Usage disjoint(Tally tally, long input, long output) {
        long read = Math.min(tally.count(CACHE_READ), input);
        long written = Math.min(tally.count(CACHE_WRITE), input - read);
        long reasoning = Math.min(tally.count(REASONING), output);
        return new Usage(input - read - written, read, written, output - reasoning, reasoning, detail(tally));
    }

    private static Usage.Detail detail(Tally tally) {
        return new Usage.Detail(
                tally.count(LONG_CACHE_WRITE),
                Math.max(0, tally.count(AUDIO_INPUT) - tally.count(CACHED_AUDIO)),
                Math.max(0, tally.count(IMAGE_INPUT) - tally.count(CACHED_IMAGE)),
                tally.count(AUDIO_OUTPUT),
                tally.images());
    }

    /** Reranking and some embedding hosts report a total alone. */
    private static long openAiInput(Tally tally) {
        return tally.has(INPUT) || tally.has(OUTPUT) ? tally.count(INPUT) : tally.count(TOTAL);
    }

    /** xAI and Google's OpenAI surface leave reasoning out of completion_tokens, but never out of total_tokens. */
    private static long openAiOutput(Tally tally) {
        return Math.max(tally.count(OUTPUT), tally.count(TOTAL) - openAiInput(tally));
    }
}

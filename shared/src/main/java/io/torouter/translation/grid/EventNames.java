package io.torouter.translation.grid;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The names that members of events mostly have, so that they need not be made again for each. */
final class EventNames {
    private static final int SLOTS = 1024;
    private static final String OF_CHAT =
            """
            id object created model choices index delta role content logprobs finish_reason native_finish_reason usage
            service_tier system_fingerprint obfuscation provider reasoning reasoning_content reasoning_details refusal
            tool_calls function name arguments type token logprob bytes top_logprobs prompt_tokens completion_tokens
            total_tokens prompt_tokens_details completion_tokens_details cached_tokens audio_tokens reasoning_tokens
            """;
    private static final String OF_RESPONSES =
            """
            sequence_number item_id output_index content_index summary_index item part text annotations response output
            status call_id namespace summary encrypted_content input_tokens output_tokens input_tokens_details
            output_tokens_details error code message param
            """;
    private static final String OF_ANTHROPIC =
            """
            content_block partial_json thinking signature stop_reason stop_sequence input cache_read_input_tokens
            cache_creation_input_tokens cache_creation estimated_tokens
            """;
    private static final String OF_GEMINI =
            """
            candidates parts thought thoughtSignature functionCall args finishReason usageMetadata promptTokenCount
            candidatesTokenCount totalTokenCount thoughtsTokenCount cachedContentTokenCount promptTokensDetails
            candidatesTokensDetails modality tokenCount modelVersion responseId avgLogprobs safetyRatings
            """;
    private static final List<Known> TABLE = table(OF_CHAT + OF_RESPONSES + OF_ANTHROPIC + OF_GEMINI);

    @SuppressWarnings("ArrayRecordComponent")
    private record Known(String name, byte[] bytes) {
        Known(String name) {
            this(name, name.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private EventNames() {}

    /** Names that meet in a slot give way to the first of them; free slots hold an empty one. */
    private static List<Known> table(String names) {
        var table = new Known[SLOTS];
        Arrays.fill(table, new Known(""));
        for (var name : names.strip().split("\\s+", -1)) {
            var known = new Known(name);
            int slot = slot(known.bytes(), 0, name.length());
            table[slot] = table[slot].name().isEmpty() ? known : table[slot];
        }
        return List.of(table);
    }

    /** Of the length and three letters; in the table no two names meet but for one or two. */
    private static int slot(byte[] array, int from, int to) {
        int length = to - from;
        int hash = length * 31 + array[from];
        hash = hash * 31 + array[to - 1];
        hash = hash * 31 + array[from + (length >> 1)];
        return (hash ^ (hash >>> 10)) & (SLOTS - 1);
    }

    /** The name in {@code array[from, to)}, which is ASCII. */
    static String of(byte[] array, int from, int to) {
        if (from == to) {
            return "";
        }
        var known = TABLE.get(slot(array, from, to));
        return Arrays.equals(known.bytes(), 0, known.bytes().length, array, from, to)
                ? known.name()
                : new String(array, from, to - from, StandardCharsets.ISO_8859_1);
    }
}

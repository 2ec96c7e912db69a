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
    private static final List<String> TABLE = table(OF_CHAT + OF_RESPONSES + OF_ANTHROPIC + OF_GEMINI);

    private EventNames() {}

    /** Names that meet in a slot give way to the first of them; free slots hold no name. */
    private static List<String> table(String names) {
        var table = new String[SLOTS];
        Arrays.fill(table, "");
        for (var name : names.strip().split("\\s+", -1)) {
            int slot = slot(name.hashCode());
            table[slot] = table[slot].isEmpty() ? name : table[slot];
        }
        return List.of(table);
    }

    private static int slot(int hash) {
        return (hash ^ (hash >>> 10) ^ (hash >>> 20)) & (SLOTS - 1);
    }

    /**
     * The name in {@code array[from, to)}, which is ASCII.
     *
     * @param hash as {@link String#hashCode} has it
     */
    static String of(byte[] array, int from, int to, int hash) {
        var known = TABLE.get(slot(hash));
        return isThis(known, array, from, to) ? known : new String(array, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean isThis(String known, byte[] array, int from, int to) {
        if (known.length() != to - from) {
            return false;
        }
        for (int i = 0; i < known.length(); i++) {
            if (array[from + i] != known.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}

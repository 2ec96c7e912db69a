package io.torouter.translation.chat;

import io.torouter.canonical.Stop;
import io.torouter.canonical.Stop.Reason;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Why an answer ended: {@code finish_reason}, with the words that hosts have beside OpenAI's.
 *
 * @see <a href="https://docs.mistral.ai/api">Mistral: model_length, error</a>, <a
 *     href="https://api-docs.deepseek.com/api/create-chat-completion">DeepSeek: insufficient_system_resource</a>, <a
 *     href="https://docs.z.ai/api-reference/llm/chat-completion">Z.ai: sensitive, model_context_window_exceeded,
 *     network_error</a>, <a href="https://docs.together.ai/reference/chat-completions">Together: eos</a>, all read
 *     2026-11-24
 */
final class Finish {
    static final String STOP = "stop";

    private static final Map<String, Reason> REASONS =
            Map.ofEntries(
                    Map.entry(STOP, Reason.END),
                    Map.entry("eos", Reason.END),
                    Map.entry("end_turn", Reason.END),
                    Map.entry("stop_sequence", Reason.STOP_SEQUENCE),
                    Map.entry("length", Reason.MAX_TOKENS),
                    Map.entry("max_tokens", Reason.MAX_TOKENS),
                    Map.entry("model_length", Reason.CONTEXT_FULL),
                    Map.entry("model_context_window_exceeded", Reason.CONTEXT_FULL),
                    Map.entry("tool_calls", Reason.TOOL_CALLS),
                    Map.entry("tool_use", Reason.TOOL_CALLS),
                    Map.entry("function_call", Reason.TOOL_CALLS),
                    Map.entry("content_filter", Reason.CONTENT_FILTER),
                    Map.entry("sensitive", Reason.CONTENT_FILTER),
                    Map.entry("safety", Reason.CONTENT_FILTER),
                    Map.entry("refusal", Reason.REFUSAL));

    private Finish() {}

    /**
     * @param word of the host
     * @param sequence the stop sequence that was met, where the host says it (vLLM)
     * @param calls whether the answer has tool calls, and so waits for their results whatever the host says
     * @param refusal whether the answer has a refusal, which OpenAI ends with a plain stop
     */
    static Stop read(String word, @Nullable String sequence, boolean calls, boolean refusal) {
        var reason = REASONS.getOrDefault(word, word.isEmpty() ? Reason.END : Reason.OTHER);
        var own = reason == Reason.OTHER ? word : null;
        if (reason != Reason.END) {
            return new Stop(reason, null, own);
        }
        if (calls) {
            return Stop.of(Reason.TOOL_CALLS);
        }
        if (sequence != null) {
            return new Stop(Reason.STOP_SEQUENCE, sequence, null);
        }
        return Stop.of(refusal ? Reason.REFUSAL : Reason.END);
    }

    /**
     * @param refusal whether the message has a refusal to show
     * @param older whether the client knows {@code function_call} alone
     */
    static String word(Stop stop, boolean refusal, boolean older) {
        return switch (stop.reason()) {
            case END, STOP_SEQUENCE, PAUSE, MALFORMED_CALL, OTHER -> STOP;
            case MAX_TOKENS, CONTEXT_FULL -> "length";
            case TOOL_CALLS -> older ? "function_call" : "tool_calls";
            case CONTENT_FILTER -> "content_filter";
            case REFUSAL -> refusal ? STOP : "content_filter";
        };
    }
}

package io.torouter.translation.vendor;

import java.util.Set;

/**
 * What hosts that speak OpenAI chat differ in.
 *
 * @param maxTokensField {@code max_completion_tokens} or {@code max_tokens}
 * @param developerRole whether there is a {@code developer} role; else it is {@code system}
 * @param laterSystem whether system messages may stand behind others; else they are said by the user
 * @param oneSystem whether leading system messages must be one
 * @param userAfterTool whether a message of the user may follow a result; else one of the assistant stands between
 * @param textParts whether a content of texts alone may be a list; else it is one string
 * @param efforts the words for reasoning it takes, from least to most; with {@code none} where it can be switched off
 * @param effortWithTools whether an effort may stand beside tools; else it is {@code none} there
 * @param toolChoices which it takes of {@code auto}, {@code none}, {@code required}, {@code named}, {@code allowed}
 * @param fileUrls whether {@code file_data} may be an address
 * @param toolMedia whether results of tools may hold more than text; else the rest follows as a message of the user
 * @param assistantFields which it takes in messages of earlier answers, of {@code refusal}, {@code images}, {@code
 *     annotations}, {@code audio}
 * @param modalities what it makes, in chat's words
 * @param seedField the name of the seed
 * @param refused names of top-level fields that it answers 400 to
 * @param maxTemperature the highest it takes; 0 where unknown
 * @param userField where the id of the end user goes; empty for nowhere
 * @param userLength longest id of an end user and longest cache key; 0 where unknown
 * @param storedMetadata whether metadata are only taken for answers that are stored
 * @param callIdLength longest id of a tool call
 * @param callIdExact whether ids of calls have exactly that length, of letters and digits alone
 * @param stopSequences how many it takes
 * @param prefill whether a last message of the assistant is gone on with; else another is begun
 * @param prefix whether a last message of the assistant, to be gone on with, must be marked as {@code prefix}
 * @param googleSeals whether Gemini's signatures stand in {@code extra_content}
 */
public record ChatTraits(
        String maxTokensField,
        boolean developerRole,
        boolean laterSystem,
        boolean oneSystem,
        boolean userAfterTool,
        boolean textParts,
        Reasoning reasoning,
        Set<String> efforts,
        boolean effortWithTools,
        Showing showing,
        boolean streamUsage,
        boolean customTools,
        boolean strictTools,
        boolean jsonSchema,
        Set<String> toolChoices,
        Caching caching,
        boolean images,
        boolean files,
        boolean fileUrls,
        boolean audio,
        boolean video,
        boolean toolMedia,
        Set<String> assistantFields,
        Set<String> modalities,
        String seedField,
        Set<String> refused,
        double maxTemperature,
        String userField,
        int userLength,
        boolean storedMetadata,
        int callIdLength,
        boolean callIdExact,
        int stopSequences,
        boolean prefill,
        boolean prefix,
        boolean googleSeals) {

    /** How reasoning is asked for. */
    public enum Reasoning {
        /** Not at all: the model has none, or none that could be chosen. */
        NONE,
        /** {@code reasoning_effort}. */
        EFFORT,
        /** OpenRouter's {@code reasoning} object. */
        OBJECT,
        /** {@code thinking} with a type, and {@code reasoning_effort} where there are words for it. */
        THINKING,
        /** {@code enable_thinking} and {@code thinking_budget}. */
        SWITCH,
        /** {@code chat_template_kwargs} with {@code enable_thinking}. */
        TEMPLATE,
        /** {@code reasoning_effort}, or a budget in {@code extra_body.google.thinking_config}. */
        GOOGLE
    }

    /** Where the reasoning of earlier turns goes. */
    public enum Showing {
        NONE,
        /** {@code reasoning_content}. */
        CONTENT,
        /** {@code reasoning_content}, which must not be missing beside tool calls. */
        CONTENT_ALWAYS,
        /** {@code reasoning}. */
        REASONING,
        /** OpenRouter's {@code reasoning_details}. */
        DETAILS
    }

    /** How the end of a cacheable beginning is marked. */
    public enum Caching {
        NONE,
        /** {@code cache_control}. */
        CONTROL,
        /** {@code prompt_cache_breakpoint}. */
        BREAKPOINT
    }

    static ChatTraits of(Traits traits) {
        return new ChatTraits(
                traits.text("max_tokens_field", "max_tokens"),
                traits.flag("developer_role", false),
                traits.flag("later_system", true),
                traits.flag("one_system", false),
                traits.flag("user_after_tool", true),
                traits.flag("text_parts", true),
                traits.word("reasoning", Reasoning.EFFORT),
                traits.set("efforts"),
                traits.flag("effort_with_tools", true),
                traits.word("reasoning_back", Showing.NONE),
                traits.flag("stream_usage", true),
                traits.flag("custom_tools", false),
                traits.flag("strict_tools", true),
                traits.flag("json_schema", true),
                traits.set("tool_choices"),
                traits.word("caching", Caching.NONE),
                traits.flag("images", true),
                traits.flag("files", true),
                traits.flag("file_urls", false),
                traits.flag("audio", true),
                traits.flag("video", false),
                traits.flag("tool_media", false),
                traits.set("assistant_fields"),
                traits.set("modalities"),
                traits.text("seed_field", "seed"),
                traits.set("refused"),
                traits.decimal("max_temperature", 0),
                traits.text("user_field", "user"),
                traits.number("user_length", 0),
                traits.flag("stored_metadata", false),
                traits.number("call_id_length", 40),
                traits.flag("call_id_exact", false),
                traits.number("stop_sequences", 4),
                traits.flag("prefill", true),
                traits.flag("prefix", false),
                traits.flag("google_seals", false));
    }
}

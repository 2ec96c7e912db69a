package io.torouter.cli.litellm;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** Whom the first part of a model's name means, as far as there is a channel for it. */
enum Provider {
    OPENAI("openai", "openai", "", "OPENAI_API_KEY"),
    TEXT_COMPLETION_OPENAI("text-completion-openai", "openai", "", "OPENAI_API_KEY"),
    CUSTOM_OPENAI("custom_openai", "openai", "", "OPENAI_API_KEY"),
    AZURE("azure", "azure-openai", "", "AZURE_API_KEY"),
    ANTHROPIC("anthropic", "anthropic", "", "ANTHROPIC_API_KEY"),
    GEMINI("gemini", "gemini", "", "GEMINI_API_KEY"),
    OPENROUTER("openrouter", "openrouter", "", "OPENROUTER_API_KEY"),
    GROQ("groq", "openai-compatible", "https://api.groq.com/openai/v1", "GROQ_API_KEY"),
    MISTRAL("mistral", "openai-compatible", "https://api.mistral.ai/v1", "MISTRAL_API_KEY"),
    DEEPSEEK("deepseek", "openai-compatible", "https://api.deepseek.com/v1", "DEEPSEEK_API_KEY"),
    XAI("xai", "openai-compatible", "https://api.x.ai/v1", "XAI_API_KEY"),
    TOGETHER("together_ai", "openai-compatible", "https://api.together.xyz/v1", "TOGETHERAI_API_KEY"),
    FIREWORKS("fireworks_ai", "openai-compatible", "https://api.fireworks.ai/inference/v1", "FIREWORKS_API_KEY"),
    PERPLEXITY("perplexity", "openai-compatible", "https://api.perplexity.ai", "PERPLEXITYAI_API_KEY"),
    DEEPINFRA("deepinfra", "openai-compatible", "https://api.deepinfra.com/v1/openai", "DEEPINFRA_API_KEY"),
    CEREBRAS("cerebras", "openai-compatible", "https://api.cerebras.ai/v1", "CEREBRAS_API_KEY"),
    SAMBANOVA("sambanova", "openai-compatible", "https://api.sambanova.ai/v1", "SAMBANOVA_API_KEY"),
    NVIDIA("nvidia_nim", "openai-compatible", "https://integrate.api.nvidia.com/v1", "NVIDIA_NIM_API_KEY"),
    MOONSHOT("moonshot", "openai-compatible", "https://api.moonshot.ai/v1", "MOONSHOT_API_KEY"),
    DASHSCOPE(
            "dashscope",
            "openai-compatible",
            "https://dashscope-intl.aliyuncs.com/compatible-mode/v1",
            "DASHSCOPE_API_KEY"),
    VOLCENGINE("volcengine", "openai-compatible", "https://ark.cn-beijing.volces.com/api/v3", "VOLCENGINE_API_KEY"),
    OLLAMA("ollama", "openai-compatible", "http://localhost:11434/v1", ""),
    OLLAMA_CHAT("ollama_chat", "openai-compatible", "http://localhost:11434/v1", ""),
    VLLM("hosted_vllm", "openai-compatible", "", ""),
    LM_STUDIO("lm_studio", "openai-compatible", "", ""),
    XINFERENCE("xinference", "openai-compatible", "", ""),
    LITELLM_PROXY("litellm_proxy", "openai-compatible", "", "");

    private static final List<String> OPENAI_MODELS =
            List.of("gpt-", "chatgpt-", "o1", "o3", "o4", "text-embedding-", "dall-e-", "tts-", "whisper-");

    private final String id;
    private final String type;
    private final String baseUrl;
    private final String variable;

    Provider(String id, String type, String baseUrl, String variable) {
        this.id = id;
        this.type = type;
        this.baseUrl = baseUrl;
        this.variable = variable;
    }

    static @Nullable Provider byId(String id) {
        return Arrays.stream(values()).filter(provider -> provider.id.equals(id)).findFirst().orElse(null);
    }

    /** Whose models bear such names without saying whose they are. */
    static @Nullable Provider ofModel(String model) {
        if (model.startsWith("claude-")) {
            return ANTHROPIC;
        }
        return OPENAI_MODELS.stream().anyMatch(model::startsWith) ? OPENAI : null;
    }

    String id() {
        return id;
    }

    String type() {
        return type;
    }

    /** Where it is; empty where the type knows, or where the file has to say. */
    String baseUrl() {
        return baseUrl;
    }

    /** Where its credential is looked for if the file does not say any; empty where none is needed. */
    String variable() {
        return variable;
    }

    /** Patterns for all of its models, by the names that it gives them itself; empty where no start tells them. */
    List<String> patterns() {
        return switch (this) {
            case OPENAI ->
                    List.of(
                            "gpt-*",
                            "chatgpt-*",
                            "o1*",
                            "o3*",
                            "o4*",
                            "ft:*",
                            "text-embedding-*",
                            "dall-e-*",
                            "tts-*",
                            "whisper-*",
                            "omni-moderation-*");
            case ANTHROPIC -> List.of("claude-*");
            case GEMINI -> List.of("gemini-*", "gemma-*");
            case MISTRAL -> List.of("mistral-*", "codestral-*", "ministral-*", "magistral-*", "pixtral-*");
            case DEEPSEEK -> List.of("deepseek-*");
            case XAI -> List.of("grok-*");
            case MOONSHOT -> List.of("moonshot-*", "kimi-*");
            case DASHSCOPE -> List.of("qwen*");
            case PERPLEXITY -> List.of("sonar*");
            case OPENROUTER -> List.of("*");
            default -> List.of();
        };
    }
}

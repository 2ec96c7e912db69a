package io.torouter.cli.oneapi;

import static io.torouter.cli.oneapi.Upstream.compatible;

import org.jspecify.annotations.Nullable;

/** The numbers of types that there is a channel for. */
final class Types {
    private static final String ARK = "https://ark.cn-beijing.volces.com";

    private Types() {}

    /** What a number means, or null where nothing here speaks to such an upstream. */
    static @Nullable Upstream of(int type, Project project) {
        var common = common(type);
        if (common != null) {
            return common;
        }
        return switch (project) {
            case NEW_API -> newApi(type);
            case ONE_API -> oneApi(type);
        };
    }

    private static @Nullable Upstream common(int type) {
        return switch (type) {
            case 1 -> new Upstream("openai", "", "/v1");
            case 3 -> new Upstream("azure-openai", "", "/openai/v1");
            case 5 -> compatible("https://api.openai-sb.com");
            case 6 -> compatible("https://api.openaimax.com");
            case 7 -> compatible("https://api.ohmygpt.com");
            case 8 -> compatible("");
            case 10 -> compatible("https://api.aiproxy.io");
            case 12 -> compatible("https://api.api2gpt.com");
            case 13 -> compatible("https://api.aigc2d.com");
            case 14 -> new Upstream("anthropic", "", "/v1");
            case 17 -> compatible("https://dashscope.aliyuncs.com", "/compatible-mode/v1");
            case 19 -> compatible("https://api.360.cn");
            case 20 -> new Upstream("openrouter", "", "/v1");
            case 22 -> compatible("https://fastgpt.run/api/openapi");
            case 24 -> new Upstream("gemini", "", "/v1beta");
            case 25 -> compatible("https://api.moonshot.cn");
            case 31 -> compatible("https://api.lingyiwanwu.com");
            default -> null;
        };
    }

    private static @Nullable Upstream newApi(int type) {
        return switch (type) {
            case 4 -> compatible("http://localhost:11434");
            case 26 -> compatible("https://open.bigmodel.cn", "/api/paas/v4");
            case 27 -> compatible("https://api.perplexity.ai", "");
            case 34 -> compatible("https://api.cohere.ai", "/compatibility/v1");
            case 40 -> compatible("https://api.siliconflow.cn");
            case 42 -> compatible("https://api.mistral.ai");
            case 43 -> compatible("https://api.deepseek.com");
            case 45 -> compatible(ARK, "/api/v3");
            case 46 -> compatible("https://qianfan.baidubce.com", "/v2");
            case 47 -> compatible("");
            case 48 -> compatible("https://api.x.ai");
            case 53 -> compatible("https://llm.submodel.ai");
            default -> null;
        };
    }

    private static @Nullable Upstream oneApi(int type) {
        return switch (type) {
            case 4 -> compatible("https://api.closeai-proxy.xyz");
            case 26 -> compatible("https://api.baichuan-ai.com");
            case 28 -> compatible("https://api.mistral.ai");
            case 29 -> compatible("https://api.groq.com/openai");
            case 30 -> compatible("http://localhost:11434");
            case 32 -> compatible("https://api.stepfun.com");
            case 35 -> compatible("https://api.cohere.ai", "/compatibility/v1");
            case 36 -> compatible("https://api.deepseek.com");
            case 39 -> compatible("https://api.together.xyz");
            case 40 -> compatible(ARK, "/api/v3");
            case 41 -> compatible("https://api.novita.ai/v3/openai", "");
            case 44 -> compatible("https://api.siliconflow.cn");
            case 45 -> compatible("https://api.x.ai");
            case 47 -> compatible("https://qianfan.baidubce.com", "/v2");
            case 49 -> compatible("https://dashscope.aliyuncs.com", "/compatible-mode/v1");
            case 50 -> compatible("", "");
            default -> null;
        };
    }
}

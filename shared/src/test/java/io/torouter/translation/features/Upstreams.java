package io.torouter.translation.features;

import io.torouter.dialect.Dialect;
import io.torouter.translation.Target;
import io.torouter.translation.vendor.Vendors;

import java.util.List;

/** The models that stand for the upstreams of a dialect: the newest first, then those that take what it does not. */
final class Upstreams {
    private static final Vendors VENDORS = Vendors.builtIn();
    private static final long MAX_OUTPUT = 64_000;

    private Upstreams() {}

    /**
     * @param name for the page
     */
    record Upstream(String name, Target target) {}

    static List<Upstream> of(Dialect dialect) {
        return switch (dialect) {
            case OPENAI_CHAT ->
                    List.of(
                            openAi(dialect, "gpt-6"),
                            openAi(dialect, "gpt-4.1"),
                            openAi(dialect, "gpt-audio"),
                            upstream(dialect, "openrouter", "openrouter.ai", "google/gemini-3-pro-image"));
            case OPENAI_RESPONSES ->
                    List.of(
                            openAi(dialect, "gpt-6"),
                            openAi(dialect, "gpt-4.1"),
                            upstream(dialect, "openrouter", "openrouter.ai", "google/gemini-3-pro"));
            case ANTHROPIC_MESSAGES ->
                    List.of(
                            anthropic("claude-opus-5-5"),
                            anthropic("claude-sonnet-4-6"),
                            anthropic("claude-sonnet-4-5"));
            case GEMINI_GENERATE ->
                    List.of(
                            gemini("gemini-4-flash"),
                            gemini("gemini-3.5-flash"),
                            gemini("gemini-2.5-flash"),
                            upstream(dialect, "vertex", "aiplatform.googleapis.com", "gemini-2.5-flash"));
        };
    }

    private static Upstream openAi(Dialect dialect, String model) {
        return upstream(dialect, "openai", "api.openai.com", model);
    }

    private static Upstream anthropic(String model) {
        return upstream(Dialect.ANTHROPIC_MESSAGES, "anthropic", "api.anthropic.com", model);
    }

    private static Upstream gemini(String model) {
        return upstream(Dialect.GEMINI_GENERATE, "gemini", "generativelanguage.googleapis.com", model);
    }

    private static Upstream upstream(Dialect dialect, String type, String host, String model) {
        boolean own = type.equals("openai") || type.equals("anthropic") || type.equals("gemini");
        var name = own ? model : type.equals("vertex") ? "Vertex AI" : "OpenRouter";
        return new Upstream(name, new Target(model, MAX_OUTPUT, VENDORS.of(dialect, type, host, model)));
    }
}

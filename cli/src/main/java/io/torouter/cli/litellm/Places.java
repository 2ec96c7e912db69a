package io.torouter.cli.litellm;

import io.torouter.cli.catalogue.EnvironmentText;
import io.torouter.cli.catalogue.FreeIds;
import io.torouter.cli.catalogue.Members;

import java.util.regex.Pattern;

/** Where the parameters of a deployment lead. */
record Places(Variables variables) {
    private static final Pattern HOST = Pattern.compile("https?://([A-Za-z0-9-]+).*");

    /**
     * @param params with the credential that they name, if they name one
     */
    Place of(Provider provider, Members params, Members credential) {
        var base = strip(variables.text(either(params, credential, "api_base", "base_url")));
        var key = variables.text(either(params, credential, "api_key", "api_key"));
        if (key.isEmpty() && !provider.variable().isEmpty()) {
            key = EnvironmentText.reference(provider.variable());
        }
        return switch (provider) {
            case OPENAI, TEXT_COMPLETION_OPENAI, CUSTOM_OPENAI -> openAi(base, key);
            case AZURE -> new Place(name("azure", base), provider.type(), azure(base), key);
            case ANTHROPIC -> new Place(provider.id(), provider.type(), versioned(base, "/v1"), key);
            case GEMINI -> new Place(provider.id(), provider.type(), versioned(base, "/v1beta"), key);
            case OLLAMA, OLLAMA_CHAT ->
                    new Place(
                            "ollama",
                            provider.type(),
                            versioned(base.isEmpty() ? provider.baseUrl() : base, "/v1"),
                            key);
            default ->
                    new Place(
                            FreeIds.of(provider.id().replace('_', '-'), "upstream"),
                            provider.type(),
                            base.isEmpty() ? provider.baseUrl() : base,
                            key);
        };
    }

    private static String either(Members params, Members credential, String name, String otherName) {
        var said = params.text(name);
        var other = said.isEmpty() ? params.text(otherName) : said;
        return other.isEmpty() ? credential.text(name) : other;
    }

    private static String strip(String url) {
        return url.replaceAll("/+$", "").replaceAll("/(chat/completions|v1/messages)$", "");
    }

    /** Many upstreams call themselves so; only the first is OpenAI. */
    private static Place openAi(String base, String key) {
        return base.isEmpty() || base.startsWith("https://api.openai.com")
                ? new Place("openai", "openai", "", key)
                : new Place(name("openai", base), "openai-compatible", base, key);
    }

    private static String name(String start, String base) {
        var host = HOST.matcher(base);
        return host.matches() && !host.group(1).equals("api") ? start + '-' + host.group(1) : start;
    }

    /** The address of a resource, of which this gateway calls the version without a date. */
    private static String azure(String base) {
        if (base.isEmpty()) {
            return "${AZURE_API_BASE}/openai/v1";
        }
        return base.endsWith("/openai/v1") ? base : base.replaceAll("/openai(/.*)?$", "") + "/openai/v1";
    }

    private static String versioned(String base, String version) {
        return base.isEmpty() || base.matches(".*/v[0-9][a-z0-9]*") ? base : base + version;
    }
}

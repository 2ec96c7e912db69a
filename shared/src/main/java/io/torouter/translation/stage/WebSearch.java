package io.torouter.translation.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.ServerTool;
import io.torouter.dialect.Dialect;

/**
 * The search of the web, which most vendors run, in each dialect.
 *
 * <p>Carried: the domains to look in, and where the user is. OpenAI chat has the search only with some models, as a
 * member beside the tools, and Gemini before its third generation not together with functions; there the tool is left
 * as it is.
 *
 * @see <a href="https://platform.openai.com/docs/guides/tools-web-search">OpenAI</a>, <a
 *     href="https://platform.claude.com/docs/en/agents-and-tools/tool-use/web-search-tool">Anthropic</a>, <a
 *     href="https://ai.google.dev/gemini-api/docs/google-search">Google</a>, read 2026-11-24
 */
final class WebSearch {
    private static final String ANTHROPIC_TYPE = "web_search_20250305";

    private WebSearch() {}

    /** The upstream's own search, or the tool itself where it is none or the upstream has none. */
    static ServerTool in(Dialect upstream, ServerTool tool, boolean withFunctions) {
        if (!isSearch(tool)) {
            return tool;
        }
        return switch (upstream) {
            case OPENAI_RESPONSES -> new ServerTool(upstream, "web_search", responses(tool));
            case ANTHROPIC_MESSAGES -> new ServerTool(upstream, ANTHROPIC_TYPE, anthropic(tool));
            case GEMINI_GENERATE -> withFunctions ? tool : new ServerTool(upstream, "googleSearch", gemini());
            case OPENAI_CHAT -> tool;
        };
    }

    private static boolean isSearch(ServerTool tool) {
        return switch (tool.vendor()) {
            case OPENAI_CHAT, OPENAI_RESPONSES, ANTHROPIC_MESSAGES -> tool.type().startsWith("web_search");
            case GEMINI_GENERATE -> tool.type().equals("googleSearch") || tool.type().equals("google_search");
        };
    }

    private static ObjectNode responses(ServerTool tool) {
        var search = JsonNodeFactory.instance.objectNode().put("type", "web_search");
        var domains = domains(tool);
        if (domains.isArray()) {
            search.putObject("filters").set("allowed_domains", domains);
        }
        return withPlace(search, tool);
    }

    private static ObjectNode anthropic(ServerTool tool) {
        var search = JsonNodeFactory.instance.objectNode().put("type", ANTHROPIC_TYPE).put("name", "web_search");
        var domains = domains(tool);
        if (domains.isArray()) {
            search.set("allowed_domains", domains);
        }
        return withPlace(search, tool);
    }

    private static ObjectNode gemini() {
        var tool = JsonNodeFactory.instance.objectNode();
        tool.putObject("googleSearch");
        return tool;
    }

    private static JsonNode domains(ServerTool tool) {
        var filters = tool.json().path("filters").path("allowed_domains");
        return filters.isArray() ? filters : tool.json().path("allowed_domains");
    }

    /** OpenAI chat wraps the place once more. */
    private static ObjectNode withPlace(ObjectNode search, ServerTool tool) {
        var said = tool.json().path("user_location");
        var place = said.path("approximate").isObject() ? said.path("approximate") : said;
        if (place instanceof ObjectNode known) {
            search.putObject("user_location").put("type", "approximate").setAll(known);
        }
        return search;
    }
}

package io.torouter.translation.stage;

import io.torouter.canonical.ToolRef;
import io.torouter.dialect.Dialect;
import io.torouter.translation.vendor.Vendor;

/**
 * Which tools an upstream can be told of.
 *
 * @param customTools whether tools may take free text
 * @param namespaces whether tools may be declared in groups
 * @param toolSearch whether the client may run the search for tools
 * @param signs characters a name may hold beside letters and digits
 * @param longestName characters a name may have
 */
public record ToolLimits(boolean customTools, boolean namespaces, boolean toolSearch, String signs, int longestName) {
    /**
     * The limits as the vendors state them for {@code name} of a function: OpenAI and Anthropic letters, digits, {@code
     * _} and {@code -}, at most 64; Gemini these and {@code .:}, at most 64.
     *
     * <p>Anthropic takes 128 characters, but hosts that serve its dialect for other models do not.
     */
    public static ToolLimits of(Dialect dialect, Vendor vendor) {
        return switch (dialect) {
            case OPENAI_CHAT -> new ToolLimits(vendor.chat().customTools(), false, false, "_-", 64);
            case OPENAI_RESPONSES -> {
                var traits = vendor.responses();
                yield new ToolLimits(traits.customTools(), traits.namespaces(), traits.namespaces(), "_-", 64);
            }
            case ANTHROPIC_MESSAGES -> new ToolLimits(false, false, false, "_-", 64);
            case GEMINI_GENERATE -> new ToolLimits(false, false, false, "_-.:", 64);
        };
    }

    boolean takes(ToolRef tool) {
        boolean kind =
                switch (tool.kind()) {
                    case FUNCTION -> true;
                    case CUSTOM -> customTools;
                    case TOOL_SEARCH -> toolSearch;
                };
        return kind && (tool.namespace() == null || namespaces) && isLegal(tool.name());
    }

    boolean isLegal(String name) {
        return !name.isEmpty() && name.length() <= longestName && name.chars().allMatch(this::isLegal);
    }

    boolean isLegal(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || signs.indexOf(c) >= 0);
    }
}

package io.torouter.translation.chat;

import static io.torouter.dialect.Dialect.OPENAI_CHAT;

import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.ToolDefinition;

/**
 * Clients of before November 2023 declare {@code functions}, and wait for one {@code function_call} instead of {@code
 * tool_calls}. Their functions are told from tools by the path of their extras, even where there are none.
 */
final class OlderFunctions {
    static final String PATH = "functions";

    private OlderFunctions() {}

    /** Whether the client wants to be answered in the older way. */
    static boolean areUsedBy(GenerationRequest request) {
        return request.tools().definitions().stream().anyMatch(OlderFunctions::isOlder);
    }

    private static boolean isOlder(ToolDefinition tool) {
        return tool instanceof FunctionTool function
                && function.extras().dialect() == OPENAI_CHAT
                && function.extras().path().equals(PATH);
    }
}

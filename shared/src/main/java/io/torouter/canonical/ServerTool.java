package io.torouter.canonical;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;

/**
 * A tool that the vendor runs, such as web search, or whose shape only the vendor defines.
 *
 * @param type the vendor's own word, for example {@code web_search_20250305} or {@code googleSearch}
 * @param json the whole definition as it came; must not be changed
 */
public record ServerTool(Dialect vendor, String type, ObjectNode json) implements ToolDefinition {}

package io.torouter.canonical;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;

/**
 * A block or item that one dialect alone has: calls of a vendor's server tools and their results, compactions, …
 *
 * @param type its own word, for example {@code web_search_tool_result}
 * @param json the whole block as it came; must not be changed
 */
public record VendorPart(Dialect vendor, String type, ObjectNode json) implements Part {}

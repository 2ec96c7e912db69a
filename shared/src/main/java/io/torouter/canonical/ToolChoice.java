package io.torouter.canonical;

import java.util.List;

/** How the model must deal with the tools. */
public sealed interface ToolChoice {
    /** The model decides. */
    record Auto() implements ToolChoice {}

    /** No tool may be called. */
    record None() implements ToolChoice {}

    /** At least one tool must be called. */
    record Required() implements ToolChoice {}

    /** This tool must be called. */
    record Named(ToolRef tool) implements ToolChoice {}

    /**
     * Only these may be called.
     *
     * @param required whether one of them must be
     */
    record Allowed(boolean required, List<ToolRef> tools) implements ToolChoice {
        public Allowed {
            tools = List.copyOf(tools);
        }
    }

    /** One of a vendor's own tools must be called; {@code json} is the dialect's own object. */
    record Vendor(io.torouter.dialect.Dialect vendor, com.fasterxml.jackson.databind.JsonNode json)
            implements ToolChoice {}
}

package io.torouter.simulator.prompt;

import io.torouter.simulator.json.Json;

/**
 * A function the model may call.
 *
 * @param parameters JSON schema of its arguments; missing for a tool without any
 */
public record Tool(String name, Json parameters) {}

package io.torouter.cli.litellm;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.cli.catalogue.EnvironmentText;

import java.util.HashMap;
import java.util.Map;

/** Texts that may name a variable of the environment, {@code os.environ/NAME}. The file can set variables itself. */
final class Variables {
    private static final String START = "os.environ/";
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    private final Map<String, String> set = new HashMap<>();

    /**
     * @param variables of the file
     */
    Variables(JsonNode variables) {
        variables.properties().forEach(variable -> set.put(variable.getKey(), variable.getValue().asText()));
    }

    /** As the configuration file writes it. */
    String text(String written) {
        var name = written.startsWith(START) ? written.substring(START.length()).strip() : "";
        if (!name.matches(NAME)) {
            return EnvironmentText.literal(written);
        }
        var value = set.getOrDefault(name, "");
        return value.isEmpty() || value.startsWith(START)
                ? EnvironmentText.reference(name)
                : EnvironmentText.literal(value);
    }
}

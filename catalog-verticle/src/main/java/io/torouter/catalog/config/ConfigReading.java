package io.torouter.catalog.config;

import io.torouter.catalog.yaml.ConfigProblem;
import io.torouter.settings.Settings;

import java.util.List;

/**
 * What one configuration says.
 *
 * @param settings means nothing while there are problems
 * @param catalog means nothing while there are problems
 * @param declaresChannels false when the channels come from elsewhere
 * @param problems in the order of the file; empty for a configuration that can be used
 * @param warnings what is allowed but probably not meant
 */
public record ConfigReading(
        Settings settings,
        CatalogDocument catalog,
        boolean declaresChannels,
        List<ConfigProblem> problems,
        List<ConfigProblem> warnings) {}

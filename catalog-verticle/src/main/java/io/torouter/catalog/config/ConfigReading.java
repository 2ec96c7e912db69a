package io.torouter.catalog.config;

import io.torouter.catalog.yaml.ConfigProblem;
import io.torouter.settings.Settings;

import java.util.List;
import java.util.Set;

/**
 * What one configuration says.
 *
 * @param settings means nothing while there are problems
 * @param catalog means nothing while there are problems
 * @param declared what stands in the file, keys by their names
 * @param problems in the order of the file, then those of the database; empty for a configuration that can be used
 * @param warnings what is allowed but probably not meant
 */
public record ConfigReading(
        Settings settings,
        CatalogDocument catalog,
        Set<ObjectRef> declared,
        List<ConfigProblem> problems,
        List<ConfigProblem> warnings) {

    /** Whether the file has any of a kind. */
    public boolean declares(Kind kind) {
        return declared.stream().anyMatch(ref -> ref.kind() == kind);
    }
}

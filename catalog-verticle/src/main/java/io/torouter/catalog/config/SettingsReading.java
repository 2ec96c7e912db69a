package io.torouter.catalog.config;

import io.torouter.catalog.yaml.ConfigProblem;
import io.torouter.settings.Settings;

import java.util.List;

/**
 * What one configuration says of the node itself.
 *
 * @param settings have their defaults where there is a problem
 */
public record SettingsReading(Settings settings, List<ConfigProblem> problems) {
    public SettingsReading {
        problems = List.copyOf(problems);
    }

    /** Those of some sections. */
    public List<ConfigProblem> problemsOf(String... sections) {
        return problems.stream().filter(problem -> problem.path().isEmpty() || isIn(problem.path(), sections)).toList();
    }

    private static boolean isIn(String path, String... sections) {
        for (var section : sections) {
            if (path.equals(section) || path.startsWith(section + '.')) {
                return true;
            }
        }
        return false;
    }
}

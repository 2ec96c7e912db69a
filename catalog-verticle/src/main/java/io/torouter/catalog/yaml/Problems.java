package io.torouter.catalog.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong and what is odd while one file is read. Not thread-safe. */
final class Problems {
    private static final Comparator<ConfigProblem> IN_FILE_ORDER =
            Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column);

    private final List<ConfigProblem> errors = new ArrayList<>();
    private final List<ConfigProblem> warnings = new ArrayList<>();

    void error(ConfigProblem problem) {
        errors.add(problem);
    }

    void warning(ConfigProblem problem) {
        warnings.add(problem);
    }

    List<ConfigProblem> errors() {
        return errors.stream().distinct().sorted(IN_FILE_ORDER).toList();
    }

    List<ConfigProblem> warnings() {
        return warnings.stream().distinct().sorted(IN_FILE_ORDER).toList();
    }
}

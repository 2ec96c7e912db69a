package io.torouter.it.matrix;

import io.torouter.dialect.Dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what passed and what failed, by cell and feature. */
final class Matrix {
    /** From whom to whom. */
    record Cell(Dialect upstream, Dialect client) {
        @Override
        public String toString() {
            return upstream.id() + " → " + client.id();
        }
    }

    /** How often a feature passed, of how many times. */
    private record Tally(int passed, int all) {
        Tally and(boolean pass) {
            return new Tally(passed + (pass ? 1 : 0), all + 1);
        }

        @Override
        public String toString() {
            return passed == all ? Integer.toString(all) : passed + "/" + all;
        }
    }

    private final Map<Cell, Map<String, Tally>> cells = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    void add(Cell cell, String feature, String subject, List<String> violations) {
        if (!violations.isEmpty() && Exemption.covers(cell, subject, feature)) {
            return;
        }
        cells.computeIfAbsent(cell, _ -> new TreeMap<>())
                .merge(
                        feature,
                        new Tally(0, 0).and(violations.isEmpty()),
                        (before, _) -> before.and(violations.isEmpty()));
        violations.forEach(violation -> failures.add(cell + " " + subject + ": " + feature + ": " + violation));
    }

    List<String> failures() {
        return failures;
    }

    /** Features down, cells across; a number is how often it passed where nothing failed. */
    String table() {
        var features = cells.values().stream().flatMap(row -> row.keySet().stream()).distinct().sorted().toList();
        var columns = List.copyOf(cells.keySet());
        var text = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            text.append("%2d  %s%n".formatted(i + 1, columns.get(i)));
        }
        text.append("%-22s".formatted(""));
        for (int i = 0; i < columns.size(); i++) {
            text.append("%8d".formatted(i + 1));
        }
        for (var feature : features) {
            text.append("%n%-22s".formatted(feature));
            text.append(
                    columns.stream()
                            .map(cell -> cells.get(cell).get(feature))
                            .map(tally -> "%8s".formatted(tally == null ? "-" : tally))
                            .collect(Collectors.joining()));
        }
        return text.append(System.lineSeparator()).toString();
    }
}

package io.torouter.catalog.config;

import io.torouter.catalog.yaml.ConfigProblem;
import io.torouter.catalog.yaml.ConfigText;
import io.torouter.catalog.yaml.Fields;
import io.torouter.catalog.yaml.Value;
import io.torouter.catalog.yaml.YamlReading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The entries of all sections of a catalogue: those of the file, and behind them those of the database. */
final class Entries {
    private final Map<Kind, List<Value>> ofFile = new EnumMap<>(Kind.class);
    private final Map<Kind, List<Value>> others = new EnumMap<>(Kind.class);
    private final List<YamlReading> readings = new ArrayList<>();
    private final List<ConfigProblem> reported = new ArrayList<>();

    Entries(Fields root, Additions additions) {
        for (var kind : Kind.values()) {
            ofFile.put(kind, root.items(kind.section()));
            others.put(kind, new ArrayList<>());
        }
        additions.documents().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(ObjectRef::kind).thenComparing(ObjectRef::id)))
                .forEach(entry -> add(entry.getKey(), entry.getValue()));
    }

    private void add(ObjectRef ref, String document) {
        var reading = YamlReading.literal(new ConfigText(source(ref), document));
        var value = reading.document();
        readings.add(reading);
        if (value != null) {
            others.computeIfAbsent(ref.kind(), _ -> new ArrayList<>()).add(value);
        }
    }

    /** Names an object of the database in messages, in the place of a file. */
    static String source(ObjectRef ref) {
        return "database: " + ref;
    }

    List<Value> ofFile(Kind kind) {
        return ofFile.getOrDefault(kind, List.of());
    }

    List<Value> others(Kind kind) {
        return others.getOrDefault(kind, List.of());
    }

    List<Value> all(Kind kind) {
        return Stream.concat(ofFile(kind).stream(), others(kind).stream()).toList();
    }

    /** Adds what was found in the database outside of documents. */
    void report(List<ConfigProblem> problems) {
        reported.addAll(problems);
    }

    /** Those of the database. */
    List<ConfigProblem> problems() {
        return Stream.concat(readings.stream().map(YamlReading::problems).flatMap(List::stream), reported.stream())
                .toList();
    }

    List<ConfigProblem> warnings() {
        return readings.stream().map(YamlReading::warnings).flatMap(List::stream).toList();
    }
}

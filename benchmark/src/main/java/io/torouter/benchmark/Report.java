package io.torouter.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The runs of one scenario, as a table for people and as values for programs. */
record Report(Scenario scenario, List<Sample> samples) {
    private static final String REFERENCE = "nginx";
    private static final String DIRECT = "direct";

    Report {
        samples = List.copyOf(samples);
    }

    String table() {
        var text = new StringBuilder("\n" + scenario.name() + "  " + scenario.title() + '\n');
        var added = scenario.tellsLatency() ? "added p50 µs" : "";
        var header = scenario.figures().stream().map(Figure::title);
        row(text, "", Stream.concat(header, Stream.of("CPU/nginx", added, "failures", "other cores")));
        targets().forEach(target -> row(text, target, cells(target)));
        samples.stream()
                .filter(sample -> !sample.firstFailure().isEmpty())
                .forEach(sample -> text.append("  " + sample.target() + " failed: " + sample.firstFailure() + '\n'));
        return text.toString();
    }

    private static void row(StringBuilder text, String name, Stream<String> cells) {
        text.append(String.format("  %-9s", name));
        cells.forEach(
                cell -> text.append(String.format(Locale.ROOT, "%" + Math.max(14, cell.length() + 2) + "s", cell)));
        text.append('\n');
    }

    private Stream<String> targets() {
        return samples.stream().map(Sample::target).distinct();
    }

    private Stream<String> cells(String target) {
        var figures = scenario.figures().stream().map(figure -> cell(target, figure));
        return Stream.concat(
                figures,
                Stream.of(
                        ratioCell(target),
                        scenario.tellsLatency() ? String.format(Locale.ROOT, "%+.0f", added(target)) : "",
                        cell(target, Figure.FAILURES),
                        cell(target, Figure.OTHER_CORES)));
    }

    /** Empty where there is none, as with work so small that no CPU time shows. */
    private String ratioCell(String target) {
        double ratio = ratio(target);
        return target.equals(DIRECT) || !Double.isFinite(ratio) ? "" : String.format(Locale.ROOT, "%.2f", ratio);
    }

    private String cell(String target, Figure figure) {
        return figure.format(median(target, figure));
    }

    private double median(String target, Figure figure) {
        return median(ofTarget(target).map(sample -> value(sample, figure)));
    }

    private Stream<Sample> ofTarget(String target) {
        return samples.stream().filter(sample -> sample.target().equals(target));
    }

    private static double value(Sample sample, Figure figure) {
        return sample.figures().getOrDefault(figure, 0.0);
    }

    private static double median(Stream<Double> values) {
        var sorted = values.sorted().toList();
        return sorted.isEmpty() ? 0 : (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    /** The CPU time of a unit, in parts of what nginx needs in the same round; the median over the rounds. */
    private double ratio(String target) {
        var reference = byRound(REFERENCE, Figure.CPU_US);
        return median(
                ofTarget(target)
                        .map(sample ->
                                value(sample, Figure.CPU_US) / reference.getOrDefault(sample.round(), Double.NaN)));
    }

    /** What the way through the target adds to the way without it. */
    private double added(String target) {
        var direct = byRound(DIRECT, Figure.P50_US);
        return median(
                ofTarget(target)
                        .map(sample -> value(sample, Figure.P50_US) - direct.getOrDefault(sample.round(), Double.NaN)));
    }

    private Map<Integer, Double> byRound(String target, Figure figure) {
        return ofTarget(target).collect(Collectors.toMap(Sample::round, sample -> value(sample, figure)));
    }

    /** Medians and every run, by names in small letters. */
    Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        values.put("scenario", scenario.name());
        values.put("title", scenario.title());
        values.put("unit", scenario.countsEvents() ? "event" : "request");
        targets().forEach(target -> values.put(target, values(target)));
        return values;
    }

    private Map<String, Object> values(String target) {
        var values = new LinkedHashMap<String, Object>();
        for (var figure : Figure.values()) {
            values.put(figure.id(), median(target, figure));
        }
        if (!ratioCell(target).isEmpty()) {
            values.put("cpu_ratio_to_nginx", ratio(target));
        }
        if (scenario.tellsLatency()) {
            values.put("added_p50_us", added(target));
        }
        values.put("runs", ofTarget(target).map(Report::run).toList());
        return values;
    }

    private static Map<String, Object> run(Sample sample) {
        var values = new LinkedHashMap<String, Object>();
        values.put("round", sample.round());
        sample.figures().forEach((figure, value) -> values.put(figure.id(), value));
        values.put("first_failure", sample.firstFailure());
        return values;
    }
}

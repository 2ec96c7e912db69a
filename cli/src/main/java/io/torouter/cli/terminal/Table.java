package io.torouter.cli.terminal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows whose columns stand below one another. Numbers stand at the right side of theirs. */
public final class Table {
    private static final String GAP = "  ";
    private static final String NUMBER = "-?[0-9][0-9.,]*";

    private final List<String> titles;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... titles) {
        this(Arrays.asList(titles));
    }

    public Table(List<String> titles) {
        this.titles = List.copyOf(titles);
    }

    /**
     * @param cells as many as there are titles
     */
    public Table add(String... cells) {
        return add(Arrays.asList(cells));
    }

    public Table add(List<String> cells) {
        if (cells.size() != titles.size()) {
            throw new IllegalArgumentException("expected " + titles.size() + " cells, got " + cells.size());
        }
        rows.add(cells.stream().map(Text::printable).toList());
        return this;
    }

    public void print(PrintStream out) {
        int[] widths = titles.stream().mapToInt(Text::width).toArray();
        boolean[] right = new boolean[widths.length];
        Arrays.fill(right, !rows.isEmpty());
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Text.width(row.get(i)));
                right[i] &= row.get(i).isEmpty() || row.get(i).matches(NUMBER);
            }
        }
        out.println(line(titles, widths, right));
        rows.forEach(row -> out.println(line(row, widths, right)));
    }

    private static String line(List<String> cells, int[] widths, boolean[] right) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var space = " ".repeat(widths[i] - Text.width(cells.get(i)));
            line.append(i == 0 ? "" : GAP);
            line.append(right[i] ? space + cells.get(i) : cells.get(i) + space);
        }
        return line.toString().stripTrailing();
    }
}

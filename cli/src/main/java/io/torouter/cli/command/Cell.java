package io.torouter.cli.command;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A JSON value as a cell of a table. */
final class Cell {
    private static final int LONGEST_LIST = 4;

    private Cell() {}

    /** Nothing for what is not there, and the names of the first few of a list. */
    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> "";
            case BOOLEAN -> value.booleanValue() ? "yes" : "no";
            case NUMBER -> plain(value);
            case ARRAY -> list(value);
            case OBJECT ->
                    value.has("id")
                            ? value.path("id").asText()
                            : value.properties().stream()
                                    .map(each -> each.getKey() + ' ' + of(each.getValue()))
                                    .collect(Collectors.joining(", "));
            case STRING, BINARY, POJO -> value.asText();
        };
    }

    private static String plain(JsonNode value) {
        return value.isIntegralNumber() ? value.asText() : decimal(value.decimalValue());
    }

    private static String decimal(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String list(JsonNode values) {
        var first =
                StreamSupport.stream(values.spliterator(), false)
                        .limit(LONGEST_LIST)
                        .map(Cell::of)
                        .collect(Collectors.joining(", "));
        int more = values.size() - LONGEST_LIST;
        return more > 0 ? first + ", … " + more + " more" : first;
    }
}

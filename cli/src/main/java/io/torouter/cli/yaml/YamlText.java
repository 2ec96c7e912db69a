package io.torouter.cli.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** JSON as YAML 1.2 that people like to read, and that every reader of YAML takes for the same. */
public final class YamlText {
    private static final int MOST_DIGITS = 100;
    private static final String STEP = "  ";

    /** Texts that may stand without quotes: none that any version of YAML reads as something else. */
    private static final String PLAIN = "[A-Za-z][A-Za-z0-9_./-]*";

    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private final StringBuilder text = new StringBuilder();

    private YamlText() {}

    /** A document; it ends with a line break. */
    public static String of(JsonNode json) {
        var yaml = new YamlText();
        if (isNested(json)) {
            yaml.nested(json, "");
        } else {
            yaml.text.append(flat(json)).append('\n');
        }
        return yaml.text.toString();
    }

    private static boolean isNested(JsonNode json) {
        return json.isArray() ? !isShort(json) : json.isObject() && !json.isEmpty();
    }

    /** Lists of plain values stand in one line. */
    private static boolean isShort(JsonNode list) {
        for (var item : list) {
            if (item.isContainerNode()) {
                return false;
            }
        }
        return true;
    }

    private void nested(JsonNode json, String indent) {
        if (json.isObject()) {
            json.properties().forEach(member -> member(member, indent));
        } else {
            json.forEach(item -> item(item, indent));
        }
    }

    private void member(Map.Entry<String, JsonNode> member, String indent) {
        text.append(indent).append(quoted(member.getKey())).append(':');
        if (isNested(member.getValue())) {
            text.append('\n');
            nested(member.getValue(), indent + STEP);
        } else {
            text.append(' ').append(flat(member.getValue())).append('\n');
        }
    }

    /** The first line of an item stands behind its dash. */
    private void item(JsonNode item, String indent) {
        int start = text.length();
        if (isNested(item)) {
            nested(item, indent + STEP);
            text.replace(start + indent.length(), start + indent.length() + STEP.length(), "- ");
        } else {
            text.append(indent).append("- ").append(flat(item)).append('\n');
        }
    }

    private static String flat(JsonNode json) {
        if (json.isArray()) {
            var items = new StringBuilder("[");
            json.forEach(item -> items.append(items.length() == 1 ? "" : ", ").append(flat(item)));
            return items.append(']').toString();
        }
        if (json.isObject()) {
            return "{}";
        }
        if (json.isBigDecimal() || json.isFloatingPointNumber()) {
            return plain(json.decimalValue());
        }
        return json.isTextual() ? quoted(json.textValue()) : json.toString();
    }

    /** What has thousands of digits is no number that anybody wrote. */
    private static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) > MOST_DIGITS ? number.toString() : number.toPlainString();
    }

    /** As JSON writes it, where it cannot stand as it is. */
    private static String quoted(String value) {
        return value.matches(PLAIN) && !WORDS.contains(value.toLowerCase(Locale.ROOT))
                ? value
                : escaped(TextNode.valueOf(value).toString());
    }

    /** YAML takes fewer characters as they are than JSON does, and a terminal fewer still. */
    private static String escaped(String json) {
        var escaped = new StringBuilder(json.length());
        json.chars()
                .forEach(c -> {
                    if (c == ' ' || isVisible(c)) {
                        escaped.append((char) c);
                    } else {
                        escaped.append(String.format(Locale.ROOT, "\\u%04X", c));
                    }
                });
        return escaped.toString();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}

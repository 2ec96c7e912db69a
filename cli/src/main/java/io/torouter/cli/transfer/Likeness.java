package io.torouter.cli.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.torouter.cli.catalogue.Section;
import io.torouter.snapshot.Cidr;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;

/** Whether an object is what the database has already, credentials aside: those cannot be read. */
final class Likeness {
    private Likeness() {}

    static boolean same(Section section, ObjectNode wanted, JsonNode shown) {
        return shown instanceof ObjectNode object && plain(section, wanted).equals(plain(section, object));
    }

    private static ObjectNode plain(Section section, ObjectNode object) {
        var plain = JsonNodeFactory.instance.objectNode();
        object.properties()
                .forEach(member -> {
                    var name = member.getKey();
                    var value = section == Section.KEYS ? ofKey(name, member.getValue()) : canonical(member.getValue());
                    boolean ignored = section.isOfAnswers(name) || name.equals("api_key") || value.isNull();
                    if (!ignored && !(section == Section.KEYS && isDefault(name, value))) {
                        plain.set(name, value);
                    }
                });
        return plain;
    }

    /** One and 1.0 are the same. */
    private static JsonNode canonical(JsonNode value) {
        return Leaves.mapped(value, leaf -> leaf instanceof NumericNode number ? number(number.decimalValue()) : leaf);
    }

    private static DecimalNode number(BigDecimal number) {
        return DecimalNode.valueOf(number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros());
    }

    /** Keys are shown in a form of their own: sorted, and with all members. */
    private static JsonNode ofKey(String name, JsonNode value) {
        return switch (name) {
            case "models" -> sorted(value);
            case "ip_allow", "ip_deny" -> sorted(blocks(value));
            case "expires" -> moment(value);
            case "windows" -> withoutZeros(canonical(value));
            default -> canonical(value);
        };
    }

    private static JsonNode sorted(JsonNode list) {
        var items = new ArrayList<JsonNode>();
        list.forEach(items::add);
        items.sort(Comparator.comparing(JsonNode::asText));
        return JsonNodeFactory.instance.arrayNode().addAll(items);
    }

    private static JsonNode blocks(JsonNode list) {
        var blocks = JsonNodeFactory.instance.arrayNode();
        list.forEach(item -> blocks.add(block(item.asText())));
        return blocks;
    }

    private static String block(String text) {
        try {
            return Cidr.parse(text).text();
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    private static JsonNode moment(JsonNode value) {
        try {
            return TextNode.valueOf(
                    LocalDate.parse(value.asText()).atStartOfDay(ZoneOffset.UTC).toInstant().toString());
        } catch (DateTimeParseException _) {
            return value;
        }
    }

    private static JsonNode withoutZeros(JsonNode windows) {
        var some = JsonNodeFactory.instance.objectNode();
        windows.properties()
                .forEach(window -> {
                    if (window.getValue().decimalValue().signum() != 0) {
                        some.set(window.getKey(), window.getValue());
                    }
                });
        return some;
    }

    private static boolean isDefault(String name, JsonNode value) {
        return switch (name) {
            case "group" -> value.asText().equals("default");
            case "enabled" -> value.asBoolean();
            default ->
                    (value.isContainerNode() && value.isEmpty())
                            || (value.isNumber() && value.decimalValue().signum() == 0)
                            || (value.isTextual() && value.textValue().isEmpty());
        };
    }
}

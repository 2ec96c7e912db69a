package io.torouter.cli.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The members of a foreign object. Ask for each by name, then name the rest: what nobody asked for is not carried. */
public final class Members {
    private final JsonNode object;
    private final String path;
    private final Draft draft;
    private final Set<String> known = new HashSet<>();

    /**
     * @param value where it is no object, that is noted
     * @param path where it stands; empty for the document itself
     */
    public Members(JsonNode value, String path, Draft draft) {
        this.object = value;
        this.path = path;
        this.draft = draft;
        if (!value.isObject() && !isNothing(value)) {
            draft.note(path, "not carried: expected a mapping");
        }
    }

    /** Where a member stands. */
    public String at(String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }

    /** Where this stands. */
    public String path() {
        return path;
    }

    /** The names of all of them. */
    public List<String> names() {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    public JsonNode get(String name) {
        known.add(name);
        var value = object.isObject() ? object.path(name) : MissingNode.getInstance();
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    /** Empty where it is missing; what is no text, number or flag is noted. */
    public String text(String name) {
        var value = get(name);
        if (value.isContainerNode()) {
            draft.note(at(name), "not carried: expected a text");
            return "";
        }
        return value.asText("").strip();
    }

    /** Zero where it is missing, or no number from 0 on, which is noted. */
    public BigDecimal number(String name) {
        var text = text(name);
        if (text.isEmpty()) {
            return BigDecimal.ZERO;
        }
        try {
            var number = text.length() > 40 ? BigDecimal.ONE.negate() : new BigDecimal(text);
            if (number.signum() >= 0 && Math.abs((long) number.scale()) < 40) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        draft.note(at(name), "not carried: expected a number");
        return BigDecimal.ZERO;
    }

    /** A whole number from 0 to a most; more is cut, which is noted. */
    public int whole(String name, int most) {
        var number = number(name);
        if (number.compareTo(BigDecimal.valueOf(most)) > 0) {
            draft.note(at(name), "cut to " + most);
            return most;
        }
        return number.intValue();
    }

    public Members child(String name) {
        return new Members(get(name), at(name), draft);
    }

    /** The entries of a list; one that is none is noted. */
    public List<JsonNode> items(String name) {
        var value = get(name);
        if (!value.isArray() && !isNothing(value)) {
            draft.note(at(name), "not carried: expected a list");
        }
        return value.isArray() ? StreamSupport.stream(value.spliterator(), false).toList() : List.of();
    }

    /** Members that say nothing about what a gateway does. */
    public void ignore(String... names) {
        known.addAll(List.of(names));
    }

    /** Notes all members that say something and that nobody asked for. */
    public void noteOthers(String what) {
        object.properties()
                .forEach(member -> {
                    if (!known.contains(member.getKey()) && !isNothing(member.getValue())) {
                        draft.note(at(member.getKey()), what);
                    }
                });
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.textValue().isBlank());
    }
}

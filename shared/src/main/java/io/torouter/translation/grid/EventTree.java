package io.torouter.translation.grid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the trees of events, which are small, alike and come by the thousand: what Jackson sets up for a document costs
 * as much as the document. Anything out of the ordinary it leaves to Jackson, malformed documents among it, so that
 * there is one judge of what JSON is.
 */
final class EventTree {
    private static final int DEEPEST = 32;

    /** Objects with more members are hashed. */
    private static final int FEW = 24;

    private static final int LONGEST_WHOLE = 18;
    private static final int LONGEST_NUMBER = 64;

    private final JsonSpan strings = new JsonSpan();
    private final byte[] array;
    private final int to;
    private int at;

    private EventTree(byte[] array, int from, int to) {
        this.array = array;
        this.at = from;
        this.to = to;
    }

    /** The document in {@code array[from, to)}, or null where Jackson should look at it. */
    static @Nullable JsonNode read(byte[] array, int from, int to) {
        var tree = new EventTree(array, from, to);
        var document = tree.value(0);
        return document != null && tree.next() < 0 ? document : null;
    }

    /** The next byte that is no space, without going over it; less than 0 at the end. */
    private int next() {
        while (at < to) {
            byte b = array[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b & 0xff;
            }
            at++;
        }
        return -1;
    }

    /** Steps over the byte if it comes next. */
    private boolean takes(char wanted) {
        if (next() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private @Nullable JsonNode value(int depth) {
        if (depth > DEEPEST) {
            return null;
        }
        return switch (next()) {
            case '"' -> text();
            case '{' -> object(depth);
            case '[' -> array(depth);
            case 't' -> word("true", BooleanNode.TRUE);
            case 'f' -> word("false", BooleanNode.FALSE);
            case 'n' -> word("null", NullNode.getInstance());
            default -> number();
        };
    }

    private @Nullable JsonNode word(String word, JsonNode meaning) {
        if (to - at < word.length()) {
            return null;
        }
        for (int i = 0; i < word.length(); i++) {
            if (array[at + i] != word.charAt(i)) {
                return null;
            }
        }
        at += word.length();
        return meaning;
    }

    private @Nullable JsonNode object(int depth) {
        at++;
        Map<String, JsonNode> members = new FewMembers();
        if (takes('}')) {
            return new ObjectNode(JsonNodeFactory.instance, members);
        }
        do {
            var name = next() == '"' ? name() : null;
            var value = name != null && takes(':') ? value(depth + 1) : null;
            if (name == null || value == null) {
                return null;
            }
            if (members.size() == FEW) {
                members = new LinkedHashMap<>(members);
            }
            members.put(name, value);
        } while (takes(','));
        return takes('}') ? new ObjectNode(JsonNodeFactory.instance, members) : null;
    }

    private @Nullable JsonNode array(int depth) {
        at++;
        var elements = new ArrayNode(JsonNodeFactory.instance, 2);
        if (takes(']')) {
            return elements;
        }
        do {
            var value = value(depth + 1);
            if (value == null) {
                return null;
            }
            elements.add(value);
        } while (takes(','));
        return takes(']') ? elements : null;
    }

    /** Names have neither escapes nor other letters than ASCII's, or Jackson reads them. */
    private @Nullable String name() {
        int from = ++at;
        while (at < to && array[at] != '"') {
            byte b = array[at++];
            if (b < ' ' || b == '\\') {
                return null;
            }
        }
        return at == to ? null : EventNames.of(array, from, at++);
    }

    private @Nullable JsonNode text() {
        int from = at + 1;
        int end = strings.end(array, from, to);
        if (end == JsonSpan.NONE) {
            return null;
        }
        at = end + 1;
        return TextNode.valueOf(strings.text(array, from, end));
    }

    private @Nullable JsonNode number() {
        int from = at;
        at += at < to && array[at] == '-' ? 1 : 0;
        int digits = digits();
        boolean leads = digits > 1 && array[at - digits] == '0';
        if (digits == 0 || leads) {
            return null;
        }
        return at < to && (array[at] == '.' || (array[at] | ' ') == 'e') ? decimal(from) : whole(from, digits);
    }

    private int digits() {
        int from = at;
        while (at < to && array[at] >= '0' && array[at] <= '9') {
            at++;
        }
        return at - from;
    }

    private @Nullable JsonNode whole(int from, int digits) {
        if (digits > LONGEST_WHOLE) {
            return null;
        }
        long number = 0;
        for (int i = at - digits; i < at; i++) {
            number = 10 * number + array[i] - '0';
        }
        number = array[from] == '-' ? -number : number;
        return number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
    }

    private @Nullable JsonNode decimal(int from) {
        boolean legal = true;
        if (array[at] == '.') {
            at++;
            legal = digits() > 0;
        }
        if (at < to && (array[at] | ' ') == 'e') {
            at++;
            at += at < to && (array[at] == '+' || array[at] == '-') ? 1 : 0;
            int exponent = digits();
            legal &= exponent > 0 && exponent < 4;
        }
        return legal && at - from <= LONGEST_NUMBER
                ? DecimalNode.valueOf(new BigDecimal(new String(array, from, at - from, StandardCharsets.ISO_8859_1)))
                : null;
    }
}

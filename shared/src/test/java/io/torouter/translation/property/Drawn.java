package io.torouter.translation.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.function.Supplier;

/** An object whose members are drawn. */
record Drawn(Draw draw, ObjectNode json) {
    /** Begins the names of members that no description knows. */
    static final String UNKNOWN = "xUnknown";

    Drawn with(String name, String value) {
        json.put(name, value);
        return this;
    }

    Drawn with(String name, JsonNode value) {
        json.set(name, value);
        return this;
    }

    /** In one of four it is there; and it may be there as null. */
    Drawn maybe(String name, Supplier<? extends JsonNode> value) {
        if (draw.oneIn(4)) {
            json.set(name, value.get());
        } else if (draw.oneIn(40)) {
            json.putNull(name);
        }
        return this;
    }

    Drawn maybeText(String name) {
        return maybe(name, () -> TextNode.valueOf(draw.words()));
    }

    /** In one of eight there is a member that no description knows. */
    Drawn maybeUnknown() {
        if (draw.oneIn(8)) {
            json.set(draw.name(UNKNOWN), draw.json(2));
        }
        return this;
    }
}

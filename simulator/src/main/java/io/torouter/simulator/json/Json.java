package io.torouter.simulator.json;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A JSON value as a client sent it, read without surprise: what is missing, null or of another type than asked for
 * reads as empty.
 *
 * @param value a string, number, boolean, {@link JsonObject} or {@link JsonArray}; null for JSON null and for a value
 *     that is missing
 */
public record Json(@Nullable Object value) {
    public static final Json MISSING = new Json(null);

    /** The value in that buffer; fails with {@link io.vertx.core.json.DecodeException} where it is not JSON. */
    public static Json parse(Buffer buffer) {
        return new Json(io.vertx.core.json.Json.decodeValue(buffer));
    }

    /** The first of these fields that is there. */
    public Json at(String... names) {
        if (value instanceof JsonObject object) {
            for (var name : names) {
                if (object.getValue(name) != null) {
                    return new Json(object.getValue(name));
                }
            }
        }
        return MISSING;
    }

    public List<Json> items() {
        return value instanceof JsonArray array
                ? IntStream.range(0, array.size()).mapToObj(i -> new Json(array.getValue(i))).toList()
                : List.of();
    }

    public String text() {
        return value instanceof String text ? text : "";
    }

    public int number(int absent) {
        return value instanceof Number number ? number.intValue() : absent;
    }

    public boolean flag() {
        return Boolean.TRUE.equals(value);
    }

    /** Whether the value is there and is not null. */
    public boolean exists() {
        return value != null;
    }

    public boolean isText() {
        return value instanceof String;
    }

    public boolean isObject() {
        return value instanceof JsonObject;
    }

    /** Names of the fields, in their order. */
    public Set<String> names() {
        return value instanceof JsonObject object ? object.fieldNames() : Set.of();
    }

    /** The text of a string, the JSON of everything else, nothing for what is missing. */
    public String shown() {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case JsonObject object -> object.encode();
            case JsonArray array -> array.encode();
            default -> value.toString();
        };
    }

    /** The value, or that one where it is missing. */
    public @Nullable Object or(@Nullable Object absent) {
        return value == null ? absent : value;
    }
}

package io.torouter.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.torouter.cli.client.Failed;
import io.torouter.translation.ExactJson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Members of an object as arguments say them: {@code rpm=60}, {@code windows.5h=100}, {@code models=[gpt-5]}, {@code
 * api_key=@FILE}, and {@code account=} for none.
 */
final class Assignments {
    private Assignments() {}

    /** Puts what the arguments say into an object. */
    static void apply(List<String> arguments, ObjectNode object) throws Failed {
        for (var argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw Failed.usage("'" + argument + "' is no NAME=VALUE");
            }
            put(object, argument.substring(0, equals), argument.substring(equals + 1));
        }
    }

    private static void put(ObjectNode object, String name, String value) throws Failed {
        int dot = name.indexOf('.');
        if (dot > 0) {
            var below =
                    object.get(name.substring(0, dot)) instanceof ObjectNode there
                            ? there
                            : JsonNodeFactory.instance.objectNode();
            object.set(name.substring(0, dot), below);
            put(below, name.substring(dot + 1), value);
        } else if (value.isEmpty()) {
            object.remove(name);
        } else {
            object.set(name, value.startsWith("@") ? content(Path.of(value.substring(1))) : value(value));
        }
    }

    /** Numbers, flags, lists and objects are JSON, and everything else is text. */
    private static JsonNode value(String text) {
        if (!text.matches("true|false|null|-?[0-9].*|[\\[{\"].*")) {
            return TextNode.valueOf(text);
        }
        var json = ExactJson.read(text);
        return json == null ? TextNode.valueOf(text) : json;
    }

    /** So that a credential stands neither in a history nor in a list of processes. */
    private static JsonNode content(Path file) throws Failed {
        try {
            var text =
                    file.toString().equals("-") ? new String(System.in.readAllBytes(), UTF_8) : Files.readString(file);
            return TextNode.valueOf(text.strip());
        } catch (IOException _) {
            throw Failed.usage(file + " cannot be read");
        }
    }
}
